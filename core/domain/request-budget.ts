/**
 * Our share of Google's quota: "1000 queries per 100 seconds per user", and the user of the reseller API is the service account, which
 * all stations with one key share (developers.google.com/zero-touch/support/usage). A token bucket whose capacity and refill together are
 * the share: however a window of 100 seconds lies, at most what the bucket held and what came into it can leave. It begins empty, so
 * that this also holds for a window in which the station was started anew.
 */
export interface RequestBudget {
  /** Requests that may leave at `at`. */
  readonly tokens: number;
  /** Milliseconds. A clock that is set back refills nothing. */
  readonly at: number;
}

/** @param share percentage of the quota, 1 to 100 */
export function limitsOf(share: number): BudgetLimits {
  const requests = Math.floor((QUOTA * Math.min(100, Math.max(1, share))) / 100);
  // Little in hand and much to come: then an empty beginning is over in a moment, and a long queue is spread evenly.
  const capacity = Math.max(1, Math.floor(requests / 10));
  return { capacity, perMs: (requests - capacity) / WINDOW_MS };
}

export interface BudgetLimits {
  readonly capacity: number;
  readonly perMs: number;
}

/** The budget at a later moment. */
export function refilled({ tokens, at }: RequestBudget, now: number, { capacity, perMs }: BudgetLimits): RequestBudget {
  const passed = Math.max(0, now - at);
  return { tokens: Math.min(capacity, tokens + passed * perMs), at: now };
}

/** Milliseconds until the next request may leave; 0 when it may now. */
export function waitMs({ tokens }: RequestBudget, { perMs }: BudgetLimits): number {
  return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs);
}

const QUOTA = 1000;
const WINDOW_MS = 100_000;
