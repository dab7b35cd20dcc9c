import type { CustomErrorCode } from '../http/reply.ts';
import { withoutEmpty } from './claiming.ts';
import type { Device } from './devices.ts';
import type { PartnerUnclaim, UpdateMetadataArguments } from './requests.ts';
import type { World } from './world.ts';

/** What became of a request about a device that is claimed already. */
export type Outcome =
  | { readonly kind: 'done'; readonly device: Device }
  | { readonly kind: 'refused'; readonly why: 'section' | 'unknown'; readonly code: CustomErrorCode; readonly message: string };

/**
 * Lets a device go, whichever customer of this reseller holds it. The request has no customer field, and Google does not ask: to look
 * first is the caller's duty. Vacation mode belongs to SIM lock, and is read and ignored.
 */
export function unclaimDevice(unclaim: PartnerUnclaim, world: World): Outcome {
  if (unclaim.sectionType !== 'SECTION_TYPE_ZERO_TOUCH') {
    return { kind: 'refused', why: 'section', code: 'INVALID_SECTION_TYPE', message: 'Invalid section type' };
  }
  const device = world.devices.claimed(unclaim);
  if (device === undefined) return notFound();
  world.devices.unclaim(device);
  world.keep({ device });
  world.keep({ ledger: world.ledger.unclaimed(device) });
  return { kind: 'done', device };
}

/** New values take the place of old ones, an empty one takes its key away, and what is not named stays. */
export function updateMetadata(update: UpdateMetadataArguments, world: World): Outcome {
  const device = world.devices.claimed(update);
  if (device === undefined) return notFound();
  device.metadata = withoutEmpty({ ...device.metadata, ...update.deviceMetadata.entries });
  world.keep({ device });
  return { kind: 'done', device };
}

function notFound(): Outcome {
  return { kind: 'refused', why: 'unknown', code: 'INVALID_DEVICE_ID', message: 'Device not found.' };
}
