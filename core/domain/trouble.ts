/**
 * Something that went wrong between us and Google, classified once (google-errors.ts, main/adapters/google/trouble.ts) by HTTP status and
 * error code, never by message text: a message may hold an IMEI, and 4.87 % of IMEIs contain "400", "401", "403" or "422".
 */
export interface Trouble {
  readonly kind: TroubleKind;
  /** Whether the request can have taken effect. Only `no` allows the same claim to be sent again without looking first. */
  readonly mayHaveHappened: 'no' | 'unknown';
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** Google's own code (`error.details[].code`, `error.status`, or an operating-system error code). For diagnostics. */
  readonly code: string;
  /** Google's Retry-After, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

export type TroubleKind =
  /** No answer at all: cable, Wi-Fi, DNS, proxy. */
  | 'offline'
  /** Google answered that it has a problem (5xx), or answered something that is no answer. */
  | 'google'
  /** 429. */
  | 'quota'
  /** Our own share of Google's quota is used up for the moment; nothing was asked. */
  | 'budget'
  /** The credentials are refused: 401, or the token endpoint says no. */
  | 'sign-in'
  /** 403: signed in, but not allowed to do this for this partner ID. */
  | 'forbidden'
  /** 404: the thing asked for is not there. */
  | 'not-found'
  /** 400 and the other 4xx: this very request is refused, and would be refused again. */
  | 'refused';

/** Trouble that is about the way to Google and not about one request: the loop pauses and every box waits. */
export function pausesTheLoop(trouble: Trouble): boolean {
  return trouble.kind !== 'refused' && trouble.kind !== 'not-found';
}

/** An answer or the trouble instead of it: what every port that talks to Google returns. Exceptions are bugs. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

/**
 * Whether the clock of this computer is what is wrong: Google said another time when it refused to sign us in, or its certificate seems to be of
 * another time (OpenSSL's codes). Certificates of Google's are renewed weeks before their end.
 */
export function isClockTrouble(code: string | undefined): boolean {
  return code === CLOCK_WRONG || code === 'CERT_NOT_YET_VALID' || code === 'CERT_HAS_EXPIRED';
}

/** Our own code for a sign-in that was refused while Google's clock and ours are far apart. */
export const CLOCK_WRONG = 'CLOCK_WRONG';
