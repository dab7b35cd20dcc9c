import type { DeviceIdentifiers } from './device-record.ts';
import type { EventBody } from './events.ts';

/** What a person calls a device by: its lowest IMEI, else its MEID, else its serial number. */
export function deviceName({ imei, meid, serialNumber }: DeviceIdentifiers): DeviceName {
  if (imei !== undefined) return { kind: 'imei', value: imei };
  if (meid !== undefined) return { kind: 'meid', value: meid };
  return { kind: 'serial', value: serialNumber ?? '' };
}

export interface DeviceName {
  readonly kind: 'imei' | 'meid' | 'serial';
  readonly value: string;
}

/**
 * Keys under which a device may be claimed only once. A serial number "might not be unique across different device models" (discovery
 * document, `DeviceIdentifier`), so it counts with its manufacturer and model; beside an IMEI or MEID it is no key of its own.
 */
export function deviceKeys({ imei, imei2, meid, meid2, serialNumber, manufacturer, model }: DeviceIdentifiers): string[] {
  const numbers = [imei, imei2, meid, meid2].filter((value) => value !== undefined);
  if (numbers.length > 0 || serialNumber === undefined) return numbers;
  return [JSON.stringify([serialNumber, manufacturer ?? '', model ?? ''])];
}

/** What names a device, as an event keeps it: without what is not there. */
export function asGiven({ imei, imei2, meid, serialNumber, manufacturer, model }: DeviceIdentifiers): GivenNames {
  return {
    ...(imei !== undefined && { imei }),
    ...(imei2 !== undefined && { imei2 }),
    ...(meid !== undefined && { meid }),
    ...(serialNumber !== undefined && { serialNumber }),
    ...(manufacturer !== undefined && { manufacturer }),
    ...(model !== undefined && { model }),
  };
}

type GivenNames = Pick<EventBody<'box-accepted'>, 'imei' | 'imei2' | 'meid' | 'serialNumber' | 'manufacturer' | 'model'>;
