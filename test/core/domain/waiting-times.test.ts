import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, pollMs, type Polling } from '../../../core/domain/waiting-times.ts';

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the pause after a failure', () => {
  test('doubles with each failure up to its cap, and is spread so that stations do not come back together', () => {
    const longest = [0, 1, 2, 3, 10].map((attempt) => backoffMs(attempt, 0.999999, 20_000));
    expect([longest, backoffMs(3, 0, 20_000)]).toEqual([[1000, 2000, 4000, 8000, 20_000], 500]);
  });

  test('is never shorter than Google asks for, and never without end', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fraction,
        fc.integer({ min: 1000, max: 300_000 }),
        fc.nat(3_600_000),
        (attempt, random, cap, retryAfter) => {
          const ms = backoffMs(attempt, random, cap, retryAfter);
          expect([ms >= retryAfter, ms >= 500, ms <= Math.max(cap, retryAfter)]).toEqual([true, true, true]);
        },
      ),
    );
  });
});

describe('the time to the next look at an operation', () => {
  const polling = (about: Partial<Polling>): Polling => ({
    elapsedMs: 0,
    progress: 0,
    expectedMs: undefined,
    open: 1,
    fraction: 0,
    ...about,
  });

  test.each([
    ['half of what is left by its progress, so that a person sees it move', { elapsedMs: 4000, progress: 40 }, 3000],
    ['all that is left when that is little', { elapsedMs: 4000, progress: 80 }, 1000],
    ['as long again as it has taken, when nothing is known', { elapsedMs: 6000 }, 3000],
    ['when it should be done, where many are open and it is known how long that takes', { expectedMs: 20_000, open: 20 }, 20_400],
    ['half of it where few are open', { expectedMs: 6000 }, 3000],
    ['a few seconds, however long it takes, where few are open', { elapsedMs: 10_000, progress: 10, expectedMs: 100_000 }, 4000],
    ['not what the first percent says', { elapsedMs: 500, progress: 1, open: 20 }, 1000],
    ['a little more of what it has taken, when it is late', { elapsedMs: 40_000, progress: 100 }, 2000],
    ['by its own progress more and more', { elapsedMs: 10_000, progress: 50, expectedMs: 40_000, open: 20 }, 20_400],
    ['by that alone when it takes longer than others did', { elapsedMs: 10_000, progress: 50, expectedMs: 5000, open: 20 }, 10_200],
  ])('is %s', (_, about, ms) => {
    expect(pollMs(polling(about))).toBe(ms);
  });

  test('is spread, later and never sooner', () => {
    expect(pollMs(polling({ expectedMs: 20_000, open: 20, fraction: 0.999 }))).toBe(21_419);
  });

  test('stays between half a second and half a minute, whatever is believed and however the clock jumped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined }),
        fc.integer({ min: 1, max: 100 }),
        fraction,
        (elapsedMs, progress, expectedMs, open, random) => {
          const ms = pollMs({ elapsedMs, progress, expectedMs, open, fraction: random });
          expect([ms >= 500, ms <= 31_500]).toEqual([true, true]);
        },
      ),
    );
  });
});
