import type { Chance } from './chance.ts';
import type { Latency } from './http/latency.ts';
import type { MethodName } from './methods/table.ts';

/**
 * What can be made to go wrong. A plain object: set a property and it holds from the next request on. The same over HTTP, see
 * README.md. `*` as a method means every method of the API, but not `token`.
 */
export interface Levers {
  /** Begins every sequence of chance anew. */
  seed: number;
  /** Every connection is destroyed without an answer, also of a request that is under way. */
  offline: boolean;
  /** Milliseconds between the work and its reply: what times out was done all the same. */
  delayMs: number;
  /** How long a request is on its way, drawn for each: half of it before the work, half after. */
  latency: Latency | undefined;
  /** The socket is destroyed before any work, for the next `times` calls of the method. */
  dropRequest: Hit[];
  /** The work is done, then the socket is destroyed, for the next `times` calls of the method. */
  dropReplyAfter: Hit[];
  /** The next `times` calls of the method are refused before any work. */
  failNext: Failure[];
  /** The work is done, and the reply is spoilt, for the next `times` calls of the method. */
  garble: Garbling[];
  /**
   * `true`: operations do their work, but show neither `done` nor results. `'frozen'`: operations do nothing, and catch up when it is
   * lifted.
   */
  neverDone: boolean | 'frozen';
  /** Milliseconds that every operation stays at 100 percent and not done. */
  doneLateMs: number;
  /** What Google says when a customer's device is claimed for the same customer again; nobody outside Google knows. */
  repeatClaim: 'success' | 'already-exists' | 'precondition' | 'not-yours';
  /** One row, the middle one, is missing from the results of every operation, although its device was claimed. */
  loseRow: boolean;
  /** So many rows of every new operation, chosen by chance, are not parsed: no work, no result, not counted. */
  unparsedRows: number;
  /** How many more new operations that happens to. */
  unparsedOperations: number;
  /** A batch with more devices is refused as a whole. */
  batchLimit: number | undefined;
  /** A customer may have no more devices than this. */
  deviceLimit: number | undefined;
  /** Calls in 100 seconds; undefined is what the simulator was started with. */
  quotaPer100Seconds: number | undefined;
  /** Customers without the latest terms: their claims are refused, or every call of the API is. */
  terms: 'ignored' | 'needed-to-claim' | 'refused';
  /** Models by manufacturer; a claim that names any other is refused. */
  launchedModels: Readonly<Record<string, readonly string[]>> | undefined;
  /** `operations.get` knows no operation. */
  forgetOperations: boolean;
}

export interface Hit {
  method: MethodName | 'token' | '*';
  times: number;
  /** 0 to 1, 1 when it is left out: how likely it is that a call is hit. Only a call that is hit counts. */
  chance?: number | undefined;
}

export interface Failure extends Hit {
  /** HTTP status, 400 to 599. */
  status: number;
  /** `error.details[].code`, or at the token endpoint `error`. */
  code?: string | undefined;
  /** Seconds, sent as `Retry-After`. */
  retryAfter?: number | undefined;
}

export interface Garbling extends Hit {
  /** Broken JSON; half the bytes of the reply; none; a page of a hotel's network; JSON that is something else. */
  how: 'malformed' | 'truncated' | 'empty' | 'html' | 'other-json';
}

export function createLevers(): Levers {
  return {
    seed: 1,
    offline: false,
    delayMs: 0,
    latency: undefined,
    dropRequest: [],
    dropReplyAfter: [],
    failNext: [],
    garble: [],
    neverDone: false,
    doneLateMs: 0,
    repeatClaim: 'success',
    loseRow: false,
    unparsedRows: 0,
    unparsedOperations: 1_000_000,
    batchLimit: undefined,
    deviceLimit: undefined,
    quotaPer100Seconds: undefined,
    terms: 'ignored',
    launchedModels: undefined,
    forgetOperations: false,
  };
}

type HitList = 'dropRequest' | 'dropReplyAfter' | 'failNext' | 'garble';

/** The first entry that hits this call, counted down; used-up entries are removed. */
export function take<List extends HitList>(
  levers: Levers,
  list: List,
  method: MethodName | 'token',
  chance: Chance,
): Levers[List][number] | undefined {
  const entries: Hit[] & Levers[List] = levers[list];
  const at = entries.findIndex(
    (entry) =>
      (entry.method === method || (entry.method === '*' && method !== 'token')) &&
      (entry.chance === undefined || chance(`${list} ${method}`) < entry.chance),
  );
  const entry = entries[at];
  if (entry === undefined) return undefined;
  entry.times -= 1;
  if (entry.times <= 0) entries.splice(at, 1);
  return entry;
}
