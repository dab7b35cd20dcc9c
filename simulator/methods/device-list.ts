import { answer, refusal, type Reply } from '../http/reply.ts';
import type { Device } from '../world/devices.ts';
import type { World } from '../world/world.ts';
import { pageOf } from './paging.ts';

/** What both searches ask for beside the devices. */
export interface PageRequest {
  readonly limit: string;
  readonly pageToken?: string;
}

/**
 * A page of devices as both searches answer it. Nothing found is an empty object: Google leaves empty lists and zeros out.
 * @param request what was searched for, for the page token
 */
export function deviceList(devices: readonly Device[], { limit, pageToken, ...request }: PageRequest, world: World): Reply {
  const size = Number(limit);
  if (size < 1 || size > 100) return refusal('INVALID_ARGUMENT', 'The limit must be between 1 and 100.', 'INVALID_PARAMETER');
  const page = pageOf(devices, size, pageToken, request);
  if (page === undefined) return refusal('INVALID_ARGUMENT', 'The page token is not valid.', 'INVALID_PAGE_TOKEN');
  if (devices.length === 0) return answer({});
  return answer({ devices: page.items.map((device) => shownDevice(device, world.partnerId)), ...page.more, totalSize: devices.length });
}

/** The API's Device. */
export function shownDevice({ id, identifier, owner, metadata }: Device, partnerId: string): object {
  const claim = { ownerCompanyId: owner, resellerId: partnerId, sectionType: 'SECTION_TYPE_ZERO_TOUCH' };
  return {
    deviceId: id,
    name: `partners/${partnerId}/devices/${id}`,
    deviceIdentifier: identifier,
    ...(owner !== undefined && { claims: [claim] }),
    ...(Object.keys(metadata).length > 0 && { deviceMetadata: { entries: metadata } }),
  };
}
