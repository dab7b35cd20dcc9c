import { answer, refusal, type Reply } from '../http/reply.ts';
import type { Device } from '../world/devices.ts';
import type { World } from '../world/world.ts';
import { pageOf } from './paging.ts';

/** A page of devices as both searches answer it. Nothing found is an empty object: Google leaves empty lists and zeros out. */
export function deviceList(
  devices: readonly Device[],
  request: { readonly limit?: string | undefined; readonly pageToken?: string | undefined },
  world: World,
): Reply {
  const limit = Number(request.limit ?? 0);
  if (limit < 1 || limit > 100) return refusal('INVALID_ARGUMENT', 'The limit must be between 1 and 100.', 'INVALID_PARAMETER');
  const page = pageOf(devices, limit, request.pageToken);
  if (page === undefined) return refusal('INVALID_ARGUMENT', 'The page token is not valid.', 'INVALID_PAGE_TOKEN');
  if (devices.length === 0) return answer({});
  return answer({ devices: page.items.map((device) => shown(device, world.partnerId)), ...page.more, totalSize: devices.length });
}

function shown(device: Device, partnerId: string): object {
  const claim = { ownerCompanyId: device.owner, resellerId: partnerId, sectionType: 'SECTION_TYPE_ZERO_TOUCH' };
  return {
    deviceId: device.id,
    name: `partners/${partnerId}/devices/${device.id}`,
    deviceIdentifier: device.identifier,
    claims: [claim],
    ...(Object.keys(device.metadata).length > 0 && { deviceMetadata: { entries: device.metadata } }),
  };
}
