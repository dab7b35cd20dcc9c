import { NO_ANSWER } from './box.ts';
import { entryOf } from './entry.ts';
import type { HeldReason } from './events.ts';
import type { Trouble } from './trouble.ts';

/**
 * What Google's errors mean: HTTP status, code in `error.details[].code` or `errorIdentifier`, and per-device status, in one table. Never by message
 * text. A code that is not here keeps its raw spelling and can be tried again. Sources: google.rpc.Code; CustomErrorCode of the reseller
 * reference; PerDeviceStatusInBatch in the discovery document, revision 20260819. Which code comes with which status is not documented.
 */
export function meaningOfRefusal(status: number, code: string): Pick<Trouble, 'kind' | 'mayHaveHappened'> {
  // Google looks at who asks before it looks at what: with these the code can only be about the caller.
  const byStatus = STATUSES[status];
  const aboutTheCaller = status === 401 || status === 408 || status === 429 || status >= 500;
  if (!aboutTheCaller && entryOf(CODES, code)?.about === 'this') return { kind: 'refused', mayHaveHappened: 'no' };
  if (byStatus !== undefined) return byStatus;
  return status >= 400 && status < 500 ? { kind: 'refused', mayHaveHappened: 'no' } : { kind: 'google', mayHaveHappened: 'unknown' };
}

/** What one device's row in an answer means for the box that was to be claimed. */
export function meaningOfRow(status: string, code: string | undefined): RowMeaning {
  if (status === 'SUCCESS') return { kind: 'done' };
  // Google's "not set": the device is listed and not yet worked on.
  if (status === 'UNSPECIFIED') return { kind: 'pending' };
  const byCode = entryOf(CODES, code ?? '')?.row;
  const byStatus = entryOf(ROWS, status);
  // Where both name a reason, the code is the more precise. "Exists" is no reason, and OTHER_ERROR says nothing.
  if (byCode !== undefined && byCode !== 'look-up') return { kind: 'held', reason: byCode };
  if (status === NOT_YOURS) return { kind: 'look-up', code: NOT_YOURS };
  if (byStatus !== undefined && byStatus !== 'look-up' && byStatus !== 'google-refused') return { kind: 'held', reason: byStatus };
  if (code === ALREADY_EXISTS) return { kind: 'look-up', code: ALREADY_EXISTS };
  // "Unknown error" is as good as no answer at all.
  if (byCode === 'look-up' || byStatus === 'look-up') return { kind: 'look-up', code: NO_ANSWER };
  return { kind: 'held', reason: byStatus ?? 'google-refused' };
}

/** The same where the device was to be let go. */
export function meaningOfReleaseRow(status: string, code: string | undefined): ReleaseMeaning {
  if (status === 'SUCCESS') return 'done';
  if (status === 'UNSPECIFIED') return 'pending';
  return LOOK_AGAIN.has(code ?? '') || LOOK_AGAIN.has(status) ? 'look-up' : 'held';
}

/** A request for one device that was refused on its own. */
export function meaningOfRefusedClaim(code: string): RowMeaning {
  const row = entryOf(CODES, code)?.row;
  if (row === 'look-up') return { kind: 'look-up', code: code === ALREADY_EXISTS ? code : NO_ANSWER };
  return { kind: 'held', reason: row ?? 'google-refused' };
}

export type RowMeaning =
  | { readonly kind: 'done' }
  | { readonly kind: 'pending' }
  /** Google's word does not say whose the device is. */
  | { readonly kind: 'look-up'; readonly code: string }
  | { readonly kind: 'held'; readonly reason: HeldReason };

/** `look-up`: it may well be nobody's already. */
export type ReleaseMeaning = 'done' | 'pending' | 'look-up' | 'held';

/** CustomErrorCode for a device that somebody has: we or another. */
export const ALREADY_EXISTS = 'DEVICE_ALREADY_EXISTS';
/** Per-device status: claimed by another company, or, for all that is known, by the same customer before. */
export const NOT_YOURS = 'SECTION_NOT_YOURS';
/** Google's word for a device that it does not know, or that nobody holds. */
export const NOT_CLAIMED = 'INVALID_DEVICE_ID';

interface Code {
  /** `this`: the very device, customer or field that was asked about, whatever the HTTP status; else the status decides. */
  readonly about: 'this' | 'status';
  readonly row?: HeldReason | 'look-up';
}

export const CODES: Readonly<Record<string, Code>> = {
  NO_ERROR: { about: 'status' },
  UNKNOWN_ERROR: { about: 'status', row: 'look-up' },
  INTERNAL_ERROR: { about: 'status', row: 'look-up' },
  INVALID_PAGE_TOKEN: { about: 'this' },
  INVALID_CUSTOMER_ID: { about: 'this', row: 'customer-refused' },
  // Gone or never there is for whoever asked; the status tells it from a broken request.
  INVALID_OPERATION_ID: { about: 'status' },
  INVALID_RESELLER_ID: { about: 'status' },
  INVALID_DEVICE_ID: { about: 'status' },
  AUTHORIZATION_FAIL: { about: 'status', row: 'permission-denied' },
  INVALID_IDENTIFIER_SET: { about: 'this', row: 'identifier-set' },
  INVALID_IMEI: { about: 'this', row: 'invalid-identifier' },
  INVALID_MEID: { about: 'this', row: 'invalid-identifier' },
  INVALID_SERIAL: { about: 'this', row: 'invalid-identifier' },
  INVALID_MANUFACTURER: { about: 'this', row: 'invalid-manufacturer' },
  INVALID_MODEL: { about: 'this', row: 'invalid-model' },
  INVALID_PARAMETER: { about: 'this' },
  INVALID_SECTION_TYPE: { about: 'this' },
  INVALID_OPERATION: { about: 'this' },
  DEVICE_ALREADY_EXISTS: { about: 'this', row: 'look-up' },
};

/** PerDeviceStatusInBatch.status without its prefix; what is not named here is a refusal without a reason that we know. */
export const ROWS: Readonly<Record<string, HeldReason | 'look-up'>> = {
  UNKNOWN_ERROR: 'look-up',
  SECTION_NOT_YOURS: 'look-up',
  PERMISSION_DENIED: 'permission-denied',
  INVALID_DEVICE_IDENTIFIER: 'invalid-identifier',
  DEVICE_LIMIT_EXCEEDED: 'device-limit',
  OTHER_ERROR: 'google-refused',
  // Our own mistake, or ChromeOS, which this station does not claim: nobody at the table can do anything about it.
  INVALID_SECTION_TYPE: 'google-refused',
  INVALID_TOKEN: 'google-refused',
  REVOKED_TOKEN: 'google-refused',
};

// Somebody else may have let it go, or have it; or nobody knows.
const LOOK_AGAIN: ReadonlySet<string> = new Set([NOT_CLAIMED, 'INVALID_DEVICE_IDENTIFIER', NOT_YOURS, 'UNKNOWN_ERROR', 'INTERNAL_ERROR']);

const STATUSES: Readonly<Record<number, Pick<Trouble, 'kind' | 'mayHaveHappened'>>> = {
  401: { kind: 'sign-in', mayHaveHappened: 'no' },
  403: { kind: 'forbidden', mayHaveHappened: 'no' },
  404: { kind: 'not-found', mayHaveHappened: 'no' },
  408: { kind: 'google', mayHaveHappened: 'unknown' },
  429: { kind: 'quota', mayHaveHappened: 'no' },
};
