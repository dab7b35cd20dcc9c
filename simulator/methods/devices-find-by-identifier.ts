import { refusal } from '../http/reply.ts';
import { isGiven, type DeviceIdentifier } from '../world/identifiers.ts';
import { deviceList, type PageRequest } from './device-list.ts';
import type { Method } from './method.ts';

/** `partners.devices.findByIdentifier`: among all devices of this reseller, whichever customer holds them. */
export const findByIdentifier: Method<PageRequest & { readonly deviceIdentifier: DeviceIdentifier }> = {
  handle({ body }, world) {
    const { imei, imei2, meid, meid2, serialNumber } = body.deviceIdentifier;
    if (![imei, imei2, meid, meid2, serialNumber].some(isGiven)) {
      return refusal('INVALID_ARGUMENT', 'The set of identifiers is not sufficient.', 'INVALID_IDENTIFIER_SET');
    }
    return deviceList(world.devices.search(body.deviceIdentifier), body, world);
  },
};
