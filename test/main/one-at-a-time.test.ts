import { expect, test } from 'vitest';
import { oneAtATime } from '../../main/one-at-a-time.ts';

test('work is done in the order in which it was asked for, one after the other, whatever fails', async () => {
  const inTurn = oneAtATime();
  const done: string[] = [];
  const work = (name: string, ms: number) => async (): Promise<string> => {
    done.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    done.push(`${name} ends`);
    if (name === 'second') throw new Error('refused');
    return name;
  };
  const results = await Promise.allSettled([inTurn(work('first', 15)), inTurn(work('second', 5)), inTurn(work('third', 0))]);
  expect([done, results.map(({ status }) => status)]).toEqual([
    ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'],
    ['fulfilled', 'rejected', 'fulfilled'],
  ]);
});
