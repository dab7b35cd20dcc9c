import type { Chance } from '../chance.ts';

/** Milliseconds for the way there and back. */
export type Latency =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly leastMs: number; readonly mostMs: number }
  /** Log-normal, as networks are: half of all are below the median, one in twenty is above the other. */
  | { readonly kind: 'network'; readonly medianMs: number; readonly p95Ms: number };

/** The whole of one request's latency. */
export function drawLatency(latency: Latency | undefined, chance: Chance): number {
  switch (latency?.kind) {
    case undefined:
      return 0;
    case 'fixed':
      return latency.ms;
    case 'uniform':
      return latency.leastMs + chance('latency') * (latency.mostMs - latency.leastMs);
    case 'network': {
      const spread = Math.log(Math.max(latency.p95Ms, latency.medianMs) / latency.medianMs) / normal95;
      return Math.min(latency.medianMs * Math.exp(spread * normal(chance)), mostMs);
    }
  }
}

/** The 95th percentile of the standard normal distribution. */
const normal95 = 1.6448536;

// A tail without end would make a test hang once in a million requests.
const mostMs = 600_000;

/** Box and Muller's transform; 1 - x is never 0. */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance('latency'))) * Math.cos(2 * Math.PI * chance('latency'));
}
