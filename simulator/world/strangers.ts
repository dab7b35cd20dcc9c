import { foreignDevices, type ForeignDevice } from '../foreign-devices.ts';
import { keysOf, type DeviceIdentifier } from './identifiers.ts';

/** The device of somebody else that one of these identifiers names, if any. */
export function strangerOf(identifier: DeviceIdentifier): ForeignDevice | undefined {
  for (const key of keysOf(identifier)) {
    const device = byKey.get(key);
    if (device !== undefined) return device;
  }
  return undefined;
}

const byKey = new Map(foreignDevices.flatMap((device) => keysOf(device.identifier).map((key) => [key, device] as const)));
