import { answer, refusal } from '../http/reply.ts';
import { shownDevice } from './device-list.ts';
import type { Method } from './method.ts';

/** `partners.devices.get`: also a device that was unclaimed, then without a claim; Google publishes nothing about that. */
export const getDevice: Method = {
  handle({ path }, world) {
    const device = world.devices.get(path['devicesId'] ?? '');
    return device === undefined
      ? refusal('NOT_FOUND', 'Device not found.', 'INVALID_DEVICE_ID')
      : answer(shownDevice(device, world.partnerId));
  },
};
