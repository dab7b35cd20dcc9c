import { read } from '../http/message.ts';
import { answer, refusal, type Status } from '../http/reply.ts';
import { claimDevice, type Why } from '../world/claiming.ts';
import { PartnerClaim } from '../world/claim-request.ts';
import type { Method } from './method.ts';

/** `partners.devices.claim`: one device, at once. */
export const claim: Method = {
  verb: 'POST',
  path: 'v1/partners/{partnerId}/devices:claim',
  handle(call, world) {
    const request = read(PartnerClaim, call.body);
    if (!request.ok) return request.reply;
    const outcome = claimDevice(request.value, world);
    world.changed();
    if (outcome.kind === 'refused') return refusal(statusFor[outcome.why], outcome.message, outcome.code);
    const { id } = outcome.device;
    return answer({ deviceId: id, deviceName: `partners/${world.partnerId}/devices/${id}` });
  },
};

// Which HTTP status goes with which code is not published; these are the ones that google.rpc.Code suggests.
const statusFor: Readonly<Record<Why, Status>> = {
  identifier: 'INVALID_ARGUMENT',
  section: 'INVALID_ARGUMENT',
  customer: 'PERMISSION_DENIED',
  'not-yours': 'FAILED_PRECONDITION',
  'already-exists': 'ALREADY_EXISTS',
  parameter: 'INVALID_ARGUMENT',
};
