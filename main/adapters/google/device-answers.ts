import * as z from 'zod';
import { entryOf } from '../../../core/domain/entry.ts';
import type {
  BatchProgress,
  DeviceIdentifiers,
  DevicePage,
  DeviceRecord,
  Metadata,
  SimLockState,
} from '../../../core/domain/device-record.ts';

/**
 * Google's JSON about devices in our words; `undefined` is an answer that cannot be understood. Every field of the API is optional and
 * may be null. Schemas: discovery document, revision 20260819.
 */
export function recordOf(data: unknown): DeviceRecord | undefined {
  const parsed = Device.safeParse(data);
  return parsed.success ? recordFrom(parsed.data) : undefined;
}

export function recordPageOf(data: unknown): DevicePage | undefined {
  const parsed = DeviceList.safeParse(data);
  if (!parsed.success) return undefined;
  const { devices, nextPageToken, totalSize } = parsed.data;
  return { devices: (devices ?? []).map(recordFrom), next: nextPageToken || undefined, total: totalSize ?? undefined };
}

export function batchOf(data: unknown): BatchProgress | undefined {
  const parsed = Operation.safeParse(data);
  if (!parsed.success) return undefined;
  const { done, metadata, response } = parsed.data;
  const results = (response?.perDeviceStatus ?? []).map(({ result, claim, unclaim, updateMetadata }) => {
    const echoed = claim ?? unclaim ?? updateMetadata;
    return {
      identifiers: identifiersFrom(echoed?.deviceIdentifier),
      deviceId: result?.deviceId || echoed?.deviceId || undefined,
      status: (result?.status ?? 'UNSPECIFIED').replace('SINGLE_DEVICE_STATUS_', ''),
      code: result?.errorIdentifier || undefined,
    };
  });
  return { done: done ?? false, progress: metadata?.progress ?? 0, devices: metadata?.devicesCount ?? undefined, results };
}

/** `ClaimDeviceResponse`: the device's ID. */
export function claimedIdOf(data: unknown): string | undefined {
  const parsed = z.object({ deviceId: Id }).safeParse(data);
  return parsed.success ? parsed.data.deviceId : undefined;
}

export function metadataOf(data: unknown): Metadata | undefined {
  const parsed = DeviceMetadata.safeParse(data);
  return parsed.success ? (parsed.data.entries ?? {}) : undefined;
}

export function simLockOf(data: unknown): SimLockState | undefined {
  const parsed = z.object({ simLockState: z.string().nullish() }).safeParse(data);
  return parsed.success ? (entryOf(SIM_LOCK, parsed.data.simLockState ?? '') ?? 'unknown') : undefined;
}

/** `Empty`: an object. A page of a hotel's network is not one, though it comes with the status 200. */
export function emptyOf(data: unknown): boolean {
  return z.object({}).safeParse(data).success;
}

const SIM_LOCK: Readonly<Record<string, SimLockState>> = {
  UNLOCKED: 'unlocked',
  LOCKED_TO_PARTNER: 'locked-to-us',
  LOCKED_TO_OTHER_PARTNER: 'locked-to-another',
};

/** An int64: digits in a string, which no JavaScript number could hold. */
const Id = z.string().regex(/^\d{1,19}$/);

const text = z.string().nullish();
const Identifier = z
  .object({ imei: text, imei2: text, meid: text, meid2: text, serialNumber: text, manufacturer: text, model: text })
  .nullish();
const DeviceMetadata = z.object({ entries: z.record(z.string(), z.string()).nullish() });

const Device = z.object({
  deviceId: Id,
  deviceIdentifier: Identifier,
  claims: z.array(z.object({ ownerCompanyId: text, resellerId: text, sectionType: text })).nullish(),
  deviceMetadata: DeviceMetadata.nullish(),
});

const DeviceList = z.object({
  devices: z.array(Device).nullish(),
  nextPageToken: text,
  totalSize: z.number().int().nonnegative().nullish(),
});

const Echo = z.object({ deviceIdentifier: Identifier, deviceId: text }).nullish();

const Operation = z.object({
  name: z.string(),
  done: z.boolean().nullish(),
  metadata: z.object({ progress: z.number().min(0).max(100).nullish(), devicesCount: z.number().int().nonnegative().nullish() }).nullish(),
  response: z
    .object({
      perDeviceStatus: z
        .array(
          z.object({
            result: z.object({ status: text, deviceId: text, errorIdentifier: text }).nullish(),
            claim: Echo,
            unclaim: Echo,
            updateMetadata: Echo,
          }),
        )
        .nullish(),
    })
    .nullish(),
});

function recordFrom({ deviceId, deviceIdentifier, claims, deviceMetadata }: z.infer<typeof Device>): DeviceRecord {
  return {
    deviceId,
    identifiers: identifiersFrom(deviceIdentifier),
    claims: (claims ?? []).map(({ ownerCompanyId, resellerId, sectionType }) => ({
      owner: ownerCompanyId || undefined,
      reseller: resellerId || undefined,
      section: (sectionType ?? 'UNSPECIFIED').replace('SECTION_TYPE_', ''),
    })),
    metadata: deviceMetadata?.entries ?? {},
  };
}

/** Without what Google left empty. */
function identifiersFrom(identifier: z.infer<typeof Identifier>): DeviceIdentifiers {
  return Object.fromEntries(Object.entries(identifier ?? {}).filter(([, value]) => value));
}
