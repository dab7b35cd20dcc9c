import { int64, read } from '../http/message.ts';
import { answer, refusal } from '../http/reply.ts';
import { updateMetadata } from '../world/releasing.ts';
import type { DeviceMetadata } from '../world/requests.ts';
import type { Method } from './method.ts';

/** `partners.devices.metadata`: answers with all the metadata that the device then has. */
export const setMetadata: Method<{ readonly deviceMetadata: DeviceMetadata }> = {
  handle({ path, body }, world) {
    const deviceId = read(int64, path['devicesId']);
    if (!deviceId.ok) {
      return refusal(
        'INVALID_ARGUMENT',
        `Invalid value at 'device_id' (TYPE_INT64), ${JSON.stringify(path['devicesId'])}`,
        'INVALID_DEVICE_ID',
      );
    }
    const outcome = updateMetadata({ deviceId: deviceId.value, deviceMetadata: body.deviceMetadata }, world);
    if (outcome.kind === 'refused') return refusal('NOT_FOUND', outcome.message, outcome.code);
    const { metadata } = outcome.device;
    return answer(Object.keys(metadata).length > 0 ? { entries: metadata } : {});
  },
};
