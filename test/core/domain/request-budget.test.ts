import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsOf, refilled, waitMs, type RequestBudget } from '../../../core/domain/request-budget.ts';

/** When requests leave that all want to leave at once, or at these times. */
function leaving(share: number, wanted: readonly number[], restarts: readonly number[] = []): number[] {
  const limits = limitsOf(share);
  let budget: RequestBudget = { tokens: 0, at: 0 };
  let now = 0;
  let left = restarts;
  return wanted.map((at) => {
    now = Math.max(now, at);
    for (;;) {
      const [restart] = left;
      if (restart !== undefined && restart <= now) {
        budget = { tokens: 0, at: now };
        left = left.slice(1);
      }
      budget = refilled(budget, now, limits);
      const ms = waitMs(budget, limits);
      if (ms === 0) break;
      now += ms;
    }
    budget = { ...budget, tokens: budget.tokens - 1 };
    return now;
  });
}

/** The most that leave in any 100 seconds, both ends counted. */
function mostInAWindow(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  times.forEach((at, n) => {
    while ((times[first] ?? 0) < at - 100_000) first += 1;
    most = Math.max(most, n - first + 1);
  });
  return most;
}

describe('a station’s share of the quota', () => {
  test('is kept in every window of 100 seconds, however the requests come and however often the station starts anew', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat(400_000), { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(400_000), { maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (share, moments, restarts, burst) => {
          const wanted = moments.flatMap((at) => Array.from({ length: burst }, () => at)).sort((a, b) => a - b);
          const times = leaving(
            share,
            wanted,
            restarts.toSorted((a, b) => a - b),
          );
          expect(mostInAWindow(times)).toBeLessThanOrEqual(10 * share);
        },
      ),
    );
  });

  test.each([
    [100, 1000],
    [25, 250],
    [1, 10],
  ])('of %i percent is used up by whoever asks all the time: %i', (share, most) => {
    const times = leaving(
      share,
      Array.from({ length: 3 * most }, () => 0),
    );
    expect(mostInAWindow(times)).toBeGreaterThanOrEqual(0.85 * most);
    expect(mostInAWindow(times)).toBeLessThanOrEqual(most);
  });

  test('lets a station that was just started ask almost at once', () => {
    expect([leaving(100, [0]), leaving(10, [0])]).toEqual([[112], [1112]]);
  });

  test('is not given twice by a clock that is set back, and not withheld either', () => {
    const limits = limitsOf(100);
    const full = refilled({ tokens: 0, at: 0 }, 100_000, limits);
    const back = refilled({ ...full, tokens: 0 }, 50_000, limits);
    expect([full.tokens, back.tokens, waitMs(refilled(back, 50_200, limits), limits)]).toEqual([100, 0, 0]);
  });
});
