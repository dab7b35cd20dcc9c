import { answer, refusal } from '../http/reply.ts';
import { faultOf, isGiven, type DeviceIdentifier } from '../world/identifiers.ts';
import { strangerOf } from '../world/strangers.ts';
import type { Method } from './method.ts';

/** `partners.devices.getSimLockState`: everything is unlocked, but for what `foreign-devices.ts` says. It asks for an IMEI or MEID. */
export const getSimLockState: Method<{ readonly deviceIdentifier: DeviceIdentifier }> = {
  handle({ body: { deviceIdentifier } }) {
    const { imei, meid } = deviceIdentifier;
    const fault = faultOf(deviceIdentifier) ?? (isGiven(imei) || isGiven(meid) ? undefined : 'INVALID_IDENTIFIER_SET');
    if (fault !== undefined) return refusal('INVALID_ARGUMENT', `Invalid device identifier: ${fault}`, fault);
    return answer({ simLockState: strangerOf(deviceIdentifier)?.simLock ?? 'UNLOCKED' });
  },
};
