import { answer, refusal, type Reply } from '../http/reply.ts';
import type { Item } from '../world/operations.ts';
import type { PartnerClaim, PartnerUnclaim, UpdateMetadataArguments } from '../world/requests.ts';
import type { World } from '../world/world.ts';
import type { Method } from './method.ts';
import { operationAtStart } from './operations-get.ts';

// The three methods that start an operation. A device's own faults show in its result, never here.

/** `partners.devices.claimAsync` */
export const claimAsync: Method<{ readonly claims: readonly PartnerClaim[] }> = {
  handle: ({ body }, world) =>
    start(
      body.claims.map((claim) => ({ claim })),
      'claims',
      world,
    ),
};

/** `partners.devices.unclaimAsync` */
export const unclaimAsync: Method<{ readonly unclaims: readonly PartnerUnclaim[] }> = {
  handle: ({ body }, world) =>
    start(
      body.unclaims.map((unclaim) => ({ unclaim })),
      'unclaims',
      world,
    ),
};

/** `partners.devices.updateMetadataAsync` */
export const updateMetadataAsync: Method<{ readonly updates: readonly UpdateMetadataArguments[] }> = {
  handle: ({ body }, world) =>
    start(
      body.updates.map((updateMetadata) => ({ updateMetadata })),
      'updates',
      world,
    ),
};

function start(sent: readonly Item[], what: string, world: World): Reply {
  const limit = world.levers.batchLimit;
  if (limit !== undefined && sent.length > limit) {
    return refusal('INVALID_ARGUMENT', `Too many ${what} in one request: ${sent.length}, the limit is ${limit}.`, 'INVALID_PARAMETER');
  }
  const operation = world.operations.start(parsed(sent, world), world.now(), world.pace);
  world.keep({ started: operation });
  // At pace 0 the work is over before the reply leaves; the reply still says "pending", as Google's always does.
  world.catchUp();
  return answer(operationAtStart(operation));
}

/** "The API can't parse some of the updates" is all that is known of it; the lever chooses which by chance. */
function parsed(sent: readonly Item[], { levers, chance }: World): Item[] {
  const items = [...sent];
  const most = levers.unparsedOperations > 0 ? Math.min(levers.unparsedRows, items.length) : 0;
  if (most > 0) levers.unparsedOperations -= 1;
  for (let count = 0; count < most; count++) items.splice(Math.floor(chance('unparsed rows') * items.length), 1);
  return items;
}
