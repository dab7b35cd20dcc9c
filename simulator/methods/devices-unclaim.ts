import { answer, refusal } from '../http/reply.ts';
import { unclaimDevice } from '../world/releasing.ts';
import type { PartnerUnclaim } from '../world/requests.ts';
import type { Method } from './method.ts';

/** `partners.devices.unclaim`: lets one device go, at once, whichever customer of this reseller holds it. */
export const unclaim: Method<PartnerUnclaim> = {
  handle({ body }, world) {
    const outcome = unclaimDevice(body, world);
    if (outcome.kind === 'done') return answer({});
    return refusal(outcome.why === 'section' ? 'INVALID_ARGUMENT' : 'NOT_FOUND', outcome.message, outcome.code);
  },
};
