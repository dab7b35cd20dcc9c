import { NO_ANSWER, RESTORED, type Box } from './box.ts';
import type { DeviceIdentifiers, DeviceRecord } from './device-record.ts';
import type { HeldReason } from './events.ts';
import { ALREADY_EXISTS, NOT_YOURS } from './google-errors.ts';

/** Who has a box's device, by what Google shows of it. */
export type Holding =
  | { readonly by: 'its-customer'; readonly deviceId: string }
  | { readonly by: 'another' }
  /** Or somebody whose devices we are not shown. */
  | { readonly by: 'nobody' };

/** Ours is a device that the box's own customer holds; a record without an owner is a device that was released. */
export function whoHolds(box: Box, found: readonly DeviceRecord[]): Holding {
  const records = found.filter((record) => isTheDevice(box.identifiers, record.identifiers));
  const ours = records.find((record) => ownersOf(record).includes(box.customer.id));
  if (ours !== undefined) return { by: 'its-customer', deviceId: ours.deviceId };
  return { by: records.some((record) => ownersOf(record).length > 0) ? 'another' : 'nobody' };
}

/** Customers that hold it for zero-touch. A SIM lock is another matter. */
export function ownersOf({ claims }: DeviceRecord): string[] {
  return claims.flatMap(({ owner, section }) =>
    owner !== undefined && (section === 'ZERO_TOUCH' || section === 'UNSPECIFIED') ? [owner] : [],
  );
}

/** What to look a device up by: its strongest name alone, because a search must fit every identifier that it is given. */
export function searchFor({ imei, meid, serialNumber, manufacturer, model }: DeviceIdentifiers): DeviceIdentifiers {
  if (imei !== undefined) return { imei };
  if (meid !== undefined) return { meid };
  return { serialNumber, manufacturer, model };
}

/** Why a box that is certainly not there is held instead of sent again: by Google's last word on it, asking again would never end. */
export function heldInstead(box: Box): HeldReason | undefined {
  // Somebody has it, and it is not shown to us: it is not ours.
  if (box.code === ALREADY_EXISTS || box.code === NOT_YOURS) return 'other-company';
  // It needed a person before the copy was made, and still does.
  if (box.code === RESTORED && box.reason !== undefined) return box.reason;
  // It went alone, Google is done with it, and neither has it nor says why.
  if (box.code === NO_ANSWER && box.batchLimit === 1) return 'google-refused';
  return undefined;
}

/** Whether Google was done with the box when it said this: then what a look-up does not find is not under way any more either. */
export function isLastWord(code: string | undefined): boolean {
  return code === ALREADY_EXISTS || code === NOT_YOURS || code === NO_ANSWER;
}

/** A search for a serial number is answered in any case, and one in another case is another device. */
function isTheDevice({ imei, meid, serialNumber }: DeviceIdentifiers, found: DeviceIdentifiers): boolean {
  if (imei !== undefined || meid !== undefined) return true;
  return serialNumber === undefined || found.serialNumber === undefined || found.serialNumber === serialNumber;
}
