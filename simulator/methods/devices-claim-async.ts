import { listOf, message, read } from '../http/message.ts';
import { answer, refusal } from '../http/reply.ts';
import { PartnerClaim } from '../world/claim-request.ts';
import type { Method } from './method.ts';
import { operationAtStart } from './operations-get.ts';

const ClaimDevicesRequest = message('type.googleapis.com/google.android.device.provisioning.v1.ClaimDevicesRequest', {
  claims: listOf(PartnerClaim),
});

/** `partners.devices.claimAsync`: starts an operation. A device's own faults show in its result, never here. */
export const claimAsync: Method = {
  verb: 'POST',
  path: 'v1/partners/{partnerId}/devices:claimAsync',
  handle(call, world) {
    const request = read(ClaimDevicesRequest, call.body);
    if (!request.ok) return request.reply;
    const claims = request.value.claims ?? [];
    if (claims.length === 0) return refusal('INVALID_ARGUMENT', 'At least one claim is required.', 'INVALID_PARAMETER');
    const limit = world.levers.batchLimit;
    if (limit !== undefined && claims.length > limit) {
      return refusal('INVALID_ARGUMENT', `Too many claims in one request: ${claims.length}, the limit is ${limit}.`, 'INVALID_PARAMETER');
    }
    const items = claims.map((one) => ({ claim: one }));
    const operation = world.operations.start(items, world.now(), world.pace);
    world.changed();
    // At pace 0 the work is over before the reply leaves; the reply still says "pending", as Google's always does.
    world.catchUp();
    return answer(operationAtStart(operation));
  },
};
