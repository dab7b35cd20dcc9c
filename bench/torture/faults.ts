import type { Hit, Levers } from '../../simulator/levers.ts';
import type { Random } from '../labels/random.ts';
import type { Faults } from './google.ts';

/**
 * Up to three things that go wrong with Google at once. All of them are about the way and none about a device, so that every box can be
 * claimed in the end, and every box that is held was held wrongly.
 *
 * Left out on purpose: `neverDone: 'frozen'` and latencies near a minute (of the station's time). A claim that begins to work more than a
 * minute after it was sent is beyond what docs/decisions/0008 promises.
 * @param early the station has not been killed yet
 */
export function drawFaults(random: Random, early: boolean): Faults {
  const faults: Faults[] = Array.from({ length: random.whole(0, 3) }, () => random.pick(FAULTS)(random));
  // Of one operation: a box that Google leaves out twice, the second time alone, is rightly shown to a person.
  if (early && random.fraction() < 0.1) faults.push({ unparsedRows: 1, unparsedOperations: 1 });
  return Object.assign({ repeatClaim: random.pick(['success', 'already-exists', 'precondition', 'not-yours']) }, ...faults);
}

type Draw = (random: Random) => Faults;

const FAULTS: readonly [Draw, ...Draw[]] = [
  (random) => ({ latency: { kind: 'network', medianMs: random.whole(5, 40), p95Ms: 120 } }),
  (random) => ({ delayMs: random.whole(10, 200) }),
  (random) => ({ dropRequest: hits(random) }),
  (random) => ({ dropReplyAfter: hits(random) }),
  (random) => ({ failNext: hits(random).map((hit) => ({ ...hit, status: random.pick(STATUSES), ...retryAfter(random) })) }),
  (random) => ({ garble: hits(random).map((hit) => ({ ...hit, how: random.pick(GARBLINGS) })) }),
  () => ({ offline: true }),
  () => ({ neverDone: true }),
  (random) => ({ doneLateMs: random.whole(50, 400) }),
  () => ({ loseRow: true }),
  (random) => ({ batchLimit: random.whole(1, 5) }),
  (random) => ({ quotaPer100Seconds: random.whole(0, 20) }),
  () => ({ forgetOperations: true }),
  () => ({ terms: 'refused' }),
  (random) => ({ failNext: [{ method: 'token', times: 1_000_000, chance: 0.5, status: random.pick([400, 401, 500, 503]) }] }),
];

function hits(random: Random): Hit[] {
  return [{ method: random.pick(METHODS), times: 1_000_000, chance: random.pick([0.2, 0.5, 0.9]) }];
}

const METHODS = [
  '*',
  'partners.devices.claimAsync',
  'partners.devices.claimAsync',
  'partners.devices.claim',
  'partners.devices.findByIdentifier',
  'operations.get',
  'token',
] as const satisfies readonly Hit['method'][];

// No 400: that is Google's word on the very request, and a box that gets it alone is rightly held.
const STATUSES = [401, 403, 404, 408, 429, 500, 502, 503, 504] as const;
const GARBLINGS = ['malformed', 'truncated', 'empty', 'html', 'other-json'] as const satisfies readonly Levers['garble'][number]['how'][];

function retryAfter(random: Random): { retryAfter?: number } {
  return random.fraction() < 0.5 ? {} : { retryAfter: random.whole(1, 20) };
}
