import { expect, test } from 'vitest';
import { watchForJumps } from '../../main/clock-jumps.ts';
import { fakeClock } from '../support/fake-clock.ts';

test.each([
  ['set back by a year', -365 * 86_400_000, 1],
  ['set forward by an hour', 3_600_000, 1],
  ['that was asleep for a night', 9 * 3_600_000, 1],
  ['adjusted by a moment', 500, 0],
])('a computer %s is noticed once', async (_, by, times) => {
  const clock = fakeClock();
  let jumps = 0;
  const stop = watchForJumps(clock, () => (jumps += 1));
  await clock.pass(60_000);
  clock.set(clock.now() + by);
  await clock.pass(60_000);
  stop();
  expect([jumps, clock.waiting()]).toEqual([times, 0]);
});
