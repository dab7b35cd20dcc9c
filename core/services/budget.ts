import type { Trouble } from '../domain/trouble.ts';
import { limitsOf, refilled, waitMs, type RequestBudget } from '../domain/request-budget.ts';

/** One service account's share of the quota, over everything that asks with it in this process. */
export interface Budget {
  /** Takes room for one request and gives 0; or takes nothing and gives the milliseconds until it is worth asking again. */
  take(): number;
  /** What `take` would give now. */
  waitMs(): number;
}

/**
 * @param now milliseconds of a clock that only goes forward
 * @param share percentage of the quota, as it is set at that moment
 */
export function requestBudget({ now, share }: { readonly now: () => number; readonly share: () => number }): Budget {
  let kept: RequestBudget = { tokens: 0, at: now() };
  const wait = (): number => {
    const limits = limitsOf(share());
    kept = refilled(kept, now(), limits);
    return waitMs(kept, limits);
  };
  return {
    take() {
      const ms = wait();
      if (ms === 0) kept = { ...kept, tokens: kept.tokens - 1 };
      return ms;
    },
    waitMs: wait,
  };
}

/**
 * Waits for room for one request, but not longer than anybody would wait in front of a screen.
 * @returns undefined when the room is taken, else the trouble with it
 */
export async function roomIn(budget: Budget, sleep: (ms: number) => Promise<unknown>): Promise<Trouble | undefined> {
  let patienceMs = PATIENCE_MS;
  for (;;) {
    const ms = budget.take();
    if (ms === 0) return undefined;
    if (ms > patienceMs) return { kind: 'budget', mayHaveHappened: 'no', status: 0, code: 'OWN_SHARE_USED_UP', retryAfterMs: ms };
    // Room that was promised before could be used late, together with what came since: so it is taken only when it is there.
    await sleep(ms);
    patienceMs -= ms;
  }
}

const PATIENCE_MS = 3000;
