import { describe, expect, test } from 'vitest';
import { changes, watching } from '../../main/changes.ts';

describe('whoever watches', () => {
  test('sees at once how things stand, and then each change', async () => {
    const source = changes();
    let state = 1;
    const watch = watching(source, () => state, 0, undefined);
    expect(await watch.next()).toEqual({ done: false, value: 1 });
    const next = watch.next();
    state = 2;
    source.emit();
    expect(await next).toEqual({ done: false, value: 2 });
    await watch.return();
  });

  test('and is slow gets the newest, never a queue', async () => {
    const source = changes();
    let state = 0;
    const watch = watching(source, () => state, 0, undefined);
    await watch.next();
    for (state = 1; state < 500; state++) source.emit();
    const seen = [(await watch.next()).value];
    const further = watch.next();
    source.emit();
    state = 1000;
    source.emit();
    seen.push((await further).value);
    expect(seen).toEqual([500, 1000]);
    await watch.return();
  });

  test('misses no change that comes while it looks', async () => {
    const source = changes();
    let state = 0;
    let during = true;
    const look = (): number => {
      const seen = state;
      if (during) {
        during = false;
        state = 7;
        source.emit();
      }
      return seen;
    };
    const watch = watching(source, look, 0, undefined);
    expect([(await watch.next()).value, (await watch.next()).value]).toEqual([0, 7]);
    await watch.return();
  });

  test('is not told more often than it can show', async () => {
    const source = changes();
    const watch = watching(source, () => performance.now(), 40, undefined);
    const first = (await watch.next()).value ?? 0;
    source.emit();
    expect(((await watch.next()).value ?? 0) - first).toBeGreaterThan(35);
    await watch.return();
  });

  test.each(['while it waits', 'while it pauses', 'before it began'])('and goes away %s ends the watch and is forgotten', async (when) => {
    const source = changes();
    let listening = 0;
    const counted = {
      ...source,
      listen(listener: () => void) {
        const stop = source.listen(listener);
        listening += 1;
        return () => {
          listening -= 1;
          stop();
        };
      },
    };
    const gone = new AbortController();
    const watch = watching(counted, () => 1, when === 'while it pauses' ? 20 : 0, gone.signal);
    if (when !== 'before it began') await watch.next();
    const ended = watch.next();
    if (when === 'while it waits') await new Promise((resolve) => setTimeout(resolve, 10));
    gone.abort();
    if (when === 'before it began') await ended;
    expect([when === 'before it began' ? (await watch.next()).done : (await ended).done, listening]).toEqual([true, 0]);
  });

  test('can stop others from nothing: each is told apart', () => {
    const source = changes();
    const heard: string[] = [];
    const stop = source.listen(() => heard.push('first'));
    source.listen(() => heard.push('second'));
    source.emit();
    stop();
    source.emit();
    expect(heard).toEqual(['first', 'second', 'second']);
  });
});
