import { expect, test } from 'vitest';
import { runAbuse } from '../../../bench/abuse/bench.ts';

test('a station that is abused with 20,000 made-up inputs says no to each, and then claims a box', async () => {
  let told = '';
  const report = await runAbuse(['--inputs', '20400'], (words) => (told += words));
  expect({ ...report, told }).toMatchObject({
    crashes: 0,
    hangs: 0,
    leaks: 0,
    unbounded: 0,
    wronglyStored: 0,
    notWorking: 0,
    wrongAnswers: 0,
    told: expect.not.stringContaining('again:'),
  });
  expect(report['inputs']).toBeGreaterThanOrEqual(20_000);
}, 240_000);
