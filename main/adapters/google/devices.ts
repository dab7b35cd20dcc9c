import type { DeviceIdentifiers, IdentifiedClaim } from '../../../core/domain/device-record.ts';
import type { ZeroTouchDevices } from '../../../core/ports/zero-touch-devices.ts';
import { operationNameOf } from './answers.ts';
import type { Connection } from './connection.ts';
import { batchOf, claimedIdOf, emptyOf, metadataOf, recordOf, recordPageOf, simLockOf } from './device-answers.ts';
import { allPages } from './pages.ts';

const sectionType = 'SECTION_TYPE_ZERO_TOUCH';

/** Devices one by one and in batches. */
export function deviceMethods({ client, partnerId, ask }: Connection): ZeroTouchDevices {
  const { devices } = client.partners;
  return {
    claimOne: (claim) => ask(() => devices.claim({ partnerId, requestBody: partnerClaimOf(claim) }), claimedIdOf),
    claimBatch: (claims) =>
      ask(() => devices.claimAsync({ partnerId, requestBody: { claims: claims.map(partnerClaimOf) } }), operationNameOf),
    device: (deviceId) => ask(() => devices.get({ name: `partners/${partnerId}/devices/${deviceId}` }), recordOf),
    findBy: (identifiers) =>
      allPages((pageToken) =>
        ask(
          () =>
            devices.findByIdentifier({
              partnerId,
              requestBody: { deviceIdentifier: identifierOf(identifiers), limit: '100', ...pageToken },
            }),
          (data) => {
            const page = recordPageOf(data);
            return page === undefined ? undefined : { items: page.devices, next: page.next };
          },
        ),
      ),
    ownedBy: (customers, next) =>
      ask(
        () =>
          devices.findByOwner({
            partnerId,
            requestBody: { customerId: [...customers], sectionType, limit: '100', ...(next !== undefined && { pageToken: next }) },
          }),
        recordPageOf,
      ),
    unclaim: (deviceId) =>
      ask(
        () => devices.unclaim({ partnerId, requestBody: { deviceId, sectionType } }),
        (data) => (emptyOf(data) ? 'unclaimed' : undefined),
      ),
    unclaimBatch: (deviceIds) =>
      ask(
        () => devices.unclaimAsync({ partnerId, requestBody: { unclaims: deviceIds.map((deviceId) => ({ deviceId, sectionType })) } }),
        operationNameOf,
      ),
    setMetadata: (deviceId, metadata) =>
      ask(
        () => devices.metadata({ metadataOwnerId: partnerId, deviceId, requestBody: { deviceMetadata: { entries: { ...metadata } } } }),
        metadataOf,
      ),
    changeMetadata: (changes) =>
      ask(
        () =>
          devices.updateMetadataAsync({
            partnerId,
            requestBody: {
              updates: changes.map(({ deviceId, metadata }) => ({ deviceId, deviceMetadata: { entries: { ...metadata } } })),
            },
          }),
        operationNameOf,
      ),
    batch: (operation) => ask(() => client.operations.get({ name: operation }), batchOf),
    simLockState: (identifiers) =>
      ask(() => devices.getSimLockState({ partnerId, requestBody: { deviceIdentifier: identifierOf(identifiers) } }), simLockOf),
  };
}

function partnerClaimOf({ customer, identifiers, metadata }: IdentifiedClaim) {
  return {
    customerId: customer,
    deviceIdentifier: identifierOf(identifiers),
    sectionType,
    deviceMetadata: { entries: { ...metadata } },
  };
}

/** Only what is given: to Google an empty text is a value. */
function identifierOf(identifiers: DeviceIdentifiers): Record<string, string> {
  return Object.fromEntries(Object.entries(identifiers).filter(([, value]) => typeof value === 'string' && value !== ''));
}
