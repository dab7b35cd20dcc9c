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
 * How long to wait before asking for an operation again: half of the time that its progress says is left, within bounds.
 * @param elapsedMs since Google took it
 * @param progress 0 to 100; 100 does not mean done
 */
export function pollMs(elapsedMs: number, progress: number, fraction: number): number {
  const elapsed = Math.max(0, elapsedMs);
  const left = progress > 0 ? (elapsed * (100 - Math.min(progress, 100))) / progress : elapsed;
  const bounded = Math.min(LONGEST_POLL_MS, Math.max(SHORTEST_POLL_MS, left / 2));
  return Math.round(bounded * (0.9 + 0.2 * fraction));
}

const FIRST_MS = 1000;
const SHORTEST_POLL_MS = 500;
const LONGEST_POLL_MS = 15_000;
