import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, pollMs } from '../../../core/domain/waiting-times.ts';

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
  test('is half of what is left by its progress', () => {
    expect([pollMs(4000, 50, 0.5), pollMs(4000, 80, 0.5), pollMs(20_000, 0, 0.5)]).toEqual([2000, 500, 10_000]);
  });

  test('stays between half a second and a quarter of a minute, also at 100 percent that is not done and with a clock that jumped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fraction,
        (elapsed, progress, random) => {
          const ms = pollMs(elapsed, progress, random);
          expect([ms >= 450, ms <= 16_500]).toEqual([true, true]);
        },
      ),
    );
  });
});
