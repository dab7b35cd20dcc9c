import { limitsOf, refilled, waitMs, type RequestBudget } from '../domain/request-budget.ts';
import type { Budget } from '../ports/budget.ts';
import type { Clock } from '../ports/clock.ts';

export interface BudgetParts {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly after: Clock['after'];
  /** Percentage of the quota, as it is set at that moment. */
  readonly share: () => number;
}

/** See core/domain/request-budget.ts. */
export function requestBudget({ now, after, share }: BudgetParts): Budget {
  let kept: RequestBudget = { tokens: 0, at: now() };
  const wait = (): number => {
    const limits = limitsOf(share());
    kept = refilled(kept, now(), limits);
    return waitMs(kept, limits);
  };
  return {
    async room() {
      let patienceMs = PATIENCE_MS;
      for (let ms = wait(); ms > 0; ms = wait()) {
        if (ms > patienceMs) return { kind: 'budget', mayHaveHappened: 'no', status: 0, code: 'OWN_SHARE_USED_UP', retryAfterMs: ms };
        // Room that was promised before could be used late, together with what came since: so it is taken only when it is there.
        await new Promise<void>((resolve) => void after(ms, resolve));
        patienceMs -= ms;
      }
      kept = { ...kept, tokens: kept.tokens - 1 };
      return undefined;
    },
    waitMs: wait,
  };
}

/** Google counts by service account, however often a key of it is read. */
export function budgetsByAccount(parts: BudgetParts): (serviceAccount: string) => Budget {
  const budgets = new Map<string, Budget>();
  return (serviceAccount) => {
    const budget = budgets.get(serviceAccount) ?? requestBudget(parts);
    budgets.set(serviceAccount, budget);
    return budget;
  };
}

const PATIENCE_MS = 3000;
