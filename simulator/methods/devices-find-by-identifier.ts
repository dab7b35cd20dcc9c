import { int64, message, read, text } from '../http/message.ts';
import { refusal } from '../http/reply.ts';
import { DeviceIdentifier, isGiven } from '../world/identifiers.ts';
import { deviceList } from './device-list.ts';
import type { Method } from './method.ts';

const FindDevicesByDeviceIdentifierRequest = message(
  'type.googleapis.com/google.android.device.provisioning.v1.FindDevicesByDeviceIdentifierRequest',
  { deviceIdentifier: DeviceIdentifier, limit: int64, pageToken: text },
);

/** `partners.devices.findByIdentifier`: among all devices of this reseller, whichever customer holds them. */
export const findByIdentifier: Method = {
  verb: 'POST',
  path: 'v1/partners/{partnerId}/devices:findByIdentifier',
  handle(call, world) {
    const request = read(FindDevicesByDeviceIdentifierRequest, call.body);
    if (!request.ok) return request.reply;
    const identifier = request.value.deviceIdentifier ?? {};
    const { imei, imei2, meid, meid2, serialNumber } = identifier;
    if (![imei, imei2, meid, meid2, serialNumber].some(isGiven)) {
      return refusal('INVALID_ARGUMENT', 'The set of identifiers is not sufficient.', 'INVALID_IDENTIFIER_SET');
    }
    return deviceList(world.devices.search(identifier), request.value, world);
  },
};
