import { errorInfo, refusalWith, type Reply } from '../http/reply.ts';

const windowMs = 100_000;

/**
 * Google's quota per service account, counted in windows of 100 seconds: the 429 for a call at `now`, or undefined. `instead` is another
 * number of queries for the time being.
 */
export function createQuota(queriesPerWindow: number): (now: number, instead?: number) => Reply | undefined {
  let windowStart = -Infinity;
  let used = 0;
  return (now, instead = queriesPerWindow) => {
    if (now < windowStart || now >= windowStart + windowMs) {
      windowStart = now;
      used = 0;
    }
    if (used < instead) {
      used += 1;
      return undefined;
    }
    const message =
      "Quota exceeded for quota metric 'Queries' and limit 'Queries per 100 seconds per user' of service 'androiddeviceprovisioning.googleapis.com'.";
    const seconds = Math.ceil((windowStart + windowMs - now) / 1000);
    return refusalWith('RESOURCE_EXHAUSTED', message, [errorInfo('RATE_LIMIT_EXCEEDED')], { 'retry-after': String(seconds) });
  };
}
