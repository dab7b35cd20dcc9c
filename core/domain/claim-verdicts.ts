import type { ClaimResult } from './device-claim.ts';
import type { Box } from './box.ts';
import { deviceKeys } from './device-name.ts';
import type { HeldReason } from './events.ts';

/** What one answer means for one box. `unsure` boxes are looked up. */
export type Verdict =
  | { readonly box: string; readonly kind: 'claimed'; readonly deviceId: string | undefined }
  | { readonly box: string; readonly kind: 'held'; readonly reason: HeldReason; readonly status: string; readonly code: string | undefined }
  | { readonly box: string; readonly kind: 'unsure'; readonly code: string };

/**
 * Gives each box of a batch its own answer, by the IMEI that Google echoes, and by its place only where there is no echo and neither a row nor a box is missing:
 * `devicesCount` "might be different from the number of updates in the request", so places alone may be off by one.
 * @param boxes in the order in which they were sent
 * @param sent how many boxes the request had; some may have been retried in another batch since
 * @returns one verdict for each box that has an answer; a box without one is nobody's guess
 */
export function verdicts(boxes: readonly Box[], results: readonly ClaimResult[], sent: number): Verdict[] {
  const byImei = new Map(boxes.flatMap((box) => deviceKeys(box.identifiers).map((key) => [key, box] as const)));
  const placesHold = boxes.length === sent && results.length === sent;
  const given = new Map<string, Verdict>();
  results.forEach((result, place) => {
    // Google's "not set": the device is listed and not yet worked on.
    if (result.status === 'UNSPECIFIED') return;
    const echoed = result.imei ?? result.imei2;
    const box = echoed === undefined ? (placesHold ? boxes[place] : undefined) : byImei.get(echoed);
    if (box !== undefined && !given.has(box.id)) given.set(box.id, verdict(box.id, result));
  });
  return [...given.values()];
}

/** CustomErrorCode for a device that somebody has: we or another. */
export const ALREADY_EXISTS = 'DEVICE_ALREADY_EXISTS';

/** The reason to hold a box whose request was refused on its own, by Google's error code. */
export function refusalReason(code: string): HeldReason {
  return REASON_OF_CODE[code] ?? 'google-refused';
}

function verdict(box: string, result: ClaimResult): Verdict {
  if (result.status === 'SUCCESS') return { box, kind: 'claimed', deviceId: result.deviceId };
  // Where both name a reason, the code is the more precise.
  const named = REASON_OF_CODE[result.code ?? ''] ?? REASON_OF_STATUS[result.status];
  // Where neither does, "device already exists" does not say whose it is.
  if (named === undefined && result.code === ALREADY_EXISTS) return { box, kind: 'unsure', code: result.code };
  return { box, kind: 'held', reason: named ?? 'google-refused', status: result.status, code: result.code };
}

// PerDeviceStatusInBatch.status, discovery revision 20260819, without its prefix.
const REASON_OF_STATUS: Readonly<Record<string, HeldReason>> = {
  SECTION_NOT_YOURS: 'other-company',
  INVALID_DEVICE_IDENTIFIER: 'invalid-identifier',
  PERMISSION_DENIED: 'permission-denied',
  DEVICE_LIMIT_EXCEEDED: 'device-limit',
};

// CustomErrorCode, developers.google.com/zero-touch/reference/reseller/rest/v1/CustomErrorCode.
const REASON_OF_CODE: Readonly<Record<string, HeldReason>> = {
  INVALID_IMEI: 'invalid-identifier',
  INVALID_IDENTIFIER_SET: 'invalid-identifier',
  INVALID_CUSTOMER_ID: 'customer-refused',
  AUTHORIZATION_FAIL: 'permission-denied',
};
