import type { MethodName } from './methods/table.ts';

/**
 * What can be made to go wrong. A plain object: set a property and it holds from the next request on. The same over HTTP, see
 * README.md. `*` as a method means every method of the API, but not `token`.
 */
export interface Levers {
  /** Every connection is destroyed without an answer, also of a request that is under way. */
  offline: boolean;
  /** Milliseconds between the work and its reply: what times out was done all the same. */
  delayMs: number;
  /** The work is done, then the socket is destroyed, for the next `times` calls of the method. */
  dropReplyAfter: Drop[];
  /** The next `times` calls of the method are refused before any work. */
  failNext: Failure[];
  /**
   * `true`: operations do their work, but show neither `done` nor results. `'frozen'`: operations do nothing, and catch up when it is
   * lifted.
   */
  neverDone: boolean | 'frozen';
  /** What Google says when a customer's device is claimed for the same customer again; nobody outside Google knows. */
  repeatClaim: 'success' | 'already-exists';
  /** One row, the middle one, is missing from the results of every operation, although its device was claimed. */
  loseRow: boolean;
  /** `claimAsync` with more devices is refused as a whole. */
  batchLimit: number | undefined;
  /** `operations.get` knows no operation. */
  forgetOperations: boolean;
}

export interface Drop {
  method: MethodName | 'token' | '*';
  times: number;
}

export interface Failure {
  method: MethodName | 'token' | '*';
  /** HTTP status, 400 to 599. */
  status: number;
  /** `error.details[].code`, or at the token endpoint `error`. */
  code?: string | undefined;
  /** Seconds, sent as `Retry-After`. */
  retryAfter?: number | undefined;
  times: number;
}

export function createLevers(): Levers {
  return {
    offline: false,
    delayMs: 0,
    dropReplyAfter: [],
    failNext: [],
    neverDone: false,
    repeatClaim: 'success',
    loseRow: false,
    batchLimit: undefined,
    forgetOperations: false,
  };
}

/** The first entry for this method, counted down; used-up entries are removed. */
export function take<Entry extends Drop | Failure>(entries: Entry[], method: MethodName | 'token'): Entry | undefined {
  const at = entries.findIndex((entry) => entry.method === method || (entry.method === '*' && method !== 'token'));
  const entry = entries[at];
  if (entry === undefined) return undefined;
  entry.times -= 1;
  if (entry.times <= 0) entries.splice(at, 1);
  return entry;
}
