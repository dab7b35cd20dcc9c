import { int32, int64, message, read, text } from '../http/message.ts';
import { answer, refusal } from '../http/reply.ts';
import { SectionType } from '../world/claim-request.ts';
import { DeviceIdentifier, meets } from '../world/identifiers.ts';
import type { Method } from './method.ts';

const UnclaimDeviceRequest = message('type.googleapis.com/google.android.device.provisioning.v1.UnclaimDeviceRequest', {
  deviceId: int64,
  deviceIdentifier: DeviceIdentifier,
  sectionType: SectionType,
  vacationModeDays: int32,
  vacationModeExpireTime: text,
});

/**
 * `partners.devices.unclaim`: lets a device go, whichever customer of this reseller holds it. The request has no customer field, and
 * Google does not ask: to look first is the caller's duty.
 */
export const unclaim: Method = {
  verb: 'POST',
  path: 'v1/partners/{partnerId}/devices:unclaim',
  handle(call, world) {
    const request = read(UnclaimDeviceRequest, call.body);
    if (!request.ok) return request.reply;
    const { deviceId, deviceIdentifier, sectionType } = request.value;
    if (sectionType !== 'SECTION_TYPE_ZERO_TOUCH') return refusal('INVALID_ARGUMENT', 'Invalid section type', 'INVALID_SECTION_TYPE');
    if ((deviceId === undefined) === (deviceIdentifier === undefined)) {
      return refusal('INVALID_ARGUMENT', 'Either a device ID or a device identifier is required.', 'INVALID_IDENTIFIER_SET');
    }
    const candidates = deviceIdentifier === undefined ? [world.devices.get(deviceId ?? '')] : world.devices.named(deviceIdentifier);
    const [device, second] = candidates.filter(
      (one) => one?.owner !== undefined && (deviceIdentifier === undefined || meets(one.identifier, deviceIdentifier)),
    );
    if (device === undefined || second !== undefined) return refusal('NOT_FOUND', 'Device not found.', 'INVALID_DEVICE_ID');
    world.devices.unclaim(device);
    world.ledger.unclaimed(device);
    world.changed();
    return answer({});
  },
};
