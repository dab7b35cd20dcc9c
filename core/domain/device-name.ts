import type { DeviceIdentifiers } from './device-record.ts';

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
