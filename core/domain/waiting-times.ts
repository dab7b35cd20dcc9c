/**
 * How long to wait before the next try: exponential backoff with full jitter, so that many stations do not come back together.
 * @param attempt 0 for the first failure
 * @param fraction random, 0 to 1
 * @returns milliseconds; never less than Google's Retry-After
 */
export function backoffMs(attempt: number, fraction: number, capMs: number, retryAfterMs = 0): number {
  const ceiling = Math.min(capMs, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.max(retryAfterMs, Math.round(FIRST_MS / 2 + fraction * (ceiling - FIRST_MS / 2)));
}

/**
 * How long to wait before asking for an operation again. By itself it is asked for when about half of what is left has passed, so that a
 * person sees it move, and every few seconds. Where many are open, only when it should be done: each question is a request of a quota that all stations share.
 */
export function pollMs({ elapsedMs, progress, expectedMs, open, fraction }: Polling): number {
  const elapsed = Math.max(0, elapsedMs);
  const whole = wholeMs(elapsed, progress, expectedMs);
  // Nothing to go by: as long again as it has taken so far.
  const left = whole === undefined ? elapsed : whole - elapsed;
  // Late by its own timetable, at 100 percent and not done, or with a clock that jumped: a little more of what it has taken.
  const patient = left > 0 ? left : elapsed / 20;
  const part = open > FEW_OPEN && expectedMs !== undefined ? 1 + LATER : left < 2 * NEAR_MS ? 1 : 0.5;
  // The first percents say more about the pause before Google begins than about its work.
  const believed = progress < TELLING && expectedMs === undefined ? Math.max(NEAR_MS, 2 * elapsed) : Infinity;
  const watched = open > FEW_OPEN ? Infinity : Math.max(WATCHED_POLL_MS, elapsed / 8);
  const bounded = Math.min(LONGEST_POLL_MS, Math.max(SHORTEST_POLL_MS, Math.min(patient * part, believed, watched)));
  // Only later, never sooner: a moment too soon costs one more request.
  return Math.round(bounded * (1 + 0.05 * fraction));
}

export interface Polling {
  /** Since Google took it. */
  readonly elapsedMs: number;
  /** 0 to 100; 100 does not mean done. */
  readonly progress: number;
  /** How long operations of this size took before, where that is known. */
  readonly expectedMs: number | undefined;
  /** Operations at Google at the same time. */
  readonly open: number;
  /** Random, 0 to 1. */
  readonly fraction: number;
}

/** How long an operation takes in all: by what is known from others, and the more by its own progress the further that is, or should be. */
export function wholeMs(elapsedMs: number, progress: number, expectedMs: number | undefined): number | undefined {
  const done = Math.min(1, Math.max(0, progress / 100));
  if (done === 0) return expectedMs;
  const byProgress = elapsedMs / done;
  if (expectedMs === undefined) return byProgress;
  const trust = Math.min(1, Math.max(done, elapsedMs / Math.max(1, expectedMs)));
  return expectedMs * (1 - trust) + byProgress * trust;
}

const FIRST_MS = 1000;
const SHORTEST_POLL_MS = 500;
const LONGEST_POLL_MS = 30_000;
const WATCHED_POLL_MS = 4000;
const FEW_OPEN = 2;
const TELLING = 15;
const NEAR_MS = 1000;
const LATER = 0.02;
