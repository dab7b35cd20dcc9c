import type { FoundDevice } from './device-claim.ts';
import { NO_ANSWER, type Box } from './box.ts';
import { ALREADY_EXISTS } from './claim-verdicts.ts';
import type { HeldReason } from './events.ts';

/** What a look-up by IMEI says about a box that may or may not have been claimed. */
export type LookUp =
  | { readonly kind: 'claimed'; readonly deviceId: string }
  | { readonly kind: 'other-company' }
  | { readonly kind: 'not-there' };

/** Ours is a device that the box's own customer holds; a record without an owner is a device that was released. */
export function judgeLookUp(box: Box, found: readonly FoundDevice[]): LookUp {
  const ours = found.find((device) => device.owners.includes(box.customer.id));
  if (ours !== undefined) return { kind: 'claimed', deviceId: ours.deviceId };
  return found.some((device) => device.owners.length > 0) ? { kind: 'other-company' } : { kind: 'not-there' };
}

/** Why a box that is certainly not there is held instead of sent again: by Google's last word on it, asking again would never end. */
export function heldInstead(box: Box): HeldReason | undefined {
  // Somebody has it, and it is not shown to us: it is not ours.
  if (box.code === ALREADY_EXISTS) return 'other-company';
  // It went alone, Google is done with it, and neither has it nor says why.
  if (box.code === NO_ANSWER && box.batchLimit === 1) return 'google-refused';
  return undefined;
}

/**
 * Whether a claim whose answer was lost can still be under way at Google, so that "not there" is not yet a reason to send it again.
 * @param lookingSince when this process began to look, which also bounds the wait when the clock was set back
 */
export function mayStillArrive(box: Box, lookingSince: number, now: number, doubtMs: number): boolean {
  const sinceSent = now - (box.sentAt ?? lookingSince);
  const provenOld = sinceSent >= doubtMs;
  return !provenOld && now - lookingSince < doubtMs;
}
