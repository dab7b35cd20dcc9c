import { answer, refusal, type Status } from '../http/reply.ts';
import { claimDevice, type Why } from '../world/claiming.ts';
import type { PartnerClaim } from '../world/requests.ts';
import type { Method } from './method.ts';

/** `partners.devices.claim`: one device, at once. */
export const claim: Method<PartnerClaim> = {
  handle({ body }, world) {
    const outcome = claimDevice(body, world);
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
  terms: 'PERMISSION_DENIED',
  'not-yours': 'FAILED_PRECONDITION',
  'already-exists': 'ALREADY_EXISTS',
  precondition: 'FAILED_PRECONDITION',
  limit: 'FAILED_PRECONDITION',
  parameter: 'INVALID_ARGUMENT',
};
