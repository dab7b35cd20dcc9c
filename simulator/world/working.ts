import { claimDevice, type ClaimOutcome, type Why } from './claiming.ts';
import type { Item, ItemResult } from './operations.ts';
import { unclaimDevice, updateMetadata, type Outcome } from './releasing.ts';
import type { World } from './world.ts';

/** Works on one device of a batch, at the moment its turn comes. */
export function workOn(item: Item, world: World): ItemResult {
  if ('claim' in item) return resultOf(claimDevice(item.claim, world));
  // An unclaim that went well was seen without the device's id.
  if ('unclaim' in item) return resultOf(unclaimDevice(item.unclaim, world), false);
  return resultOf(updateMetadata(item.updateMetadata, world));
}

function resultOf(outcome: ClaimOutcome | Outcome, withId = true): ItemResult {
  if (outcome.kind !== 'refused') return { status: `${prefix}SUCCESS`, ...(withId && { deviceId: outcome.device.id }) };
  return { status: `${prefix}${statusFor[outcome.why]}`, errorIdentifier: outcome.code, errorMessage: outcome.message };
}

const prefix = 'SINGLE_DEVICE_STATUS_';

const statusFor: Readonly<Record<Why | 'unknown', string>> = {
  identifier: 'INVALID_DEVICE_IDENTIFIER',
  unknown: 'INVALID_DEVICE_IDENTIFIER',
  section: 'INVALID_SECTION_TYPE',
  customer: 'PERMISSION_DENIED',
  terms: 'PERMISSION_DENIED',
  'not-yours': 'SECTION_NOT_YOURS',
  'already-exists': 'OTHER_ERROR',
  precondition: 'OTHER_ERROR',
  limit: 'DEVICE_LIMIT_EXCEEDED',
  parameter: 'OTHER_ERROR',
};
