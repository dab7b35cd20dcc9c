import { parseImei } from '../../core/domain/imei.ts';
import type { CustomErrorCode } from '../http/reply.ts';

/** The API's DeviceIdentifier. */
export interface DeviceIdentifier {
  readonly imei?: string | undefined;
  readonly imei2?: string | undefined;
  readonly meid?: string | undefined;
  readonly meid2?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly model?: string | undefined;
  readonly deviceType?: string | undefined;
  readonly chromeOsAttestedDeviceId?: string | undefined;
}

/**
 * What is wrong with the identifier of a device to be claimed, or undefined. A cellular device needs its IMEI or MEID, another one
 * serial number, manufacturer and model (developers.google.com/zero-touch/guides/identifiers). Which IMEIs Google itself accepts is not
 * published; fifteen digits with a valid check digit is what its own sample tool demands.
 */
export function faultOf(identifier: DeviceIdentifier): CustomErrorCode | undefined {
  const { imei, imei2, meid, meid2, serialNumber, manufacturer, model } = identifier;
  if ([imei, imei2].some((value) => isGiven(value) && parseImei(value) === undefined)) return 'INVALID_IMEI';
  if ([meid, meid2].some((value) => isGiven(value) && !/^[0-9a-f]{14}$/i.test(value))) return 'INVALID_MEID';
  if (isGiven(serialNumber) && !/^[\x21-\x7e]{1,64}$/.test(serialNumber)) return 'INVALID_SERIAL';
  if (isGiven(imei) || isGiven(meid)) return undefined;
  return isGiven(serialNumber) && isGiven(manufacturer) && isGiven(model) ? undefined : 'INVALID_IDENTIFIER_SET';
}

/**
 * Keys under which a device is found; two devices that share one are the same device. A serial number counts in its own spelling:
 * `Build.getSerial()` is case sensitive.
 */
export function keysOf(identifier: DeviceIdentifier): string[] {
  const { imei, imei2, meid, meid2, serialNumber, manufacturer, model } = identifier;
  const keys: string[] = [];
  for (const value of [imei, imei2]) if (isGiven(value)) keys.push(`imei ${value}`);
  for (const value of [meid, meid2]) if (isGiven(value)) keys.push(`meid ${value.toUpperCase()}`);
  // The hardware ids name the device better: a serial number "might not be unique across different device models".
  if (keys.length === 0 && isGiven(serialNumber)) keys.push(`serial ${JSON.stringify([serialNumber, manufacturer, model])}`);
  return keys;
}

/** Whether a search for these identifiers means this device: every one that is given must fit, serial numbers in any case. */
export function meets(device: DeviceIdentifier, wanted: DeviceIdentifier): boolean {
  const fits = (value: string | undefined, ...held: (string | undefined)[]): boolean =>
    !isGiven(value) || held.some((one) => one?.toLowerCase() === value.toLowerCase());
  return (
    fits(wanted.imei, device.imei, device.imei2) &&
    fits(wanted.imei2, device.imei, device.imei2) &&
    fits(wanted.meid, device.meid, device.meid2) &&
    fits(wanted.meid2, device.meid, device.meid2) &&
    fits(wanted.serialNumber, device.serialNumber) &&
    fits(wanted.manufacturer, device.manufacturer) &&
    fits(wanted.model, device.model)
  );
}

/** Whether a claim of a device that is held already names another maker or model than the first one did. */
export function contradicts(held: DeviceIdentifier, claimed: DeviceIdentifier): CustomErrorCode | undefined {
  const differs = (one: string | undefined, other: string | undefined): boolean => isGiven(one) && isGiven(other) && one !== other;
  if (differs(held.manufacturer, claimed.manufacturer)) return 'INVALID_MANUFACTURER';
  return differs(held.model, claimed.model) ? 'INVALID_MODEL' : undefined;
}

export function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
