import * as z from 'zod';
import type { Customer, TermsStatus } from '../../../core/domain/customer.ts';
import type { ClaimProgress, DeviceClaim, FoundDevice } from '../../../core/domain/device-claim.ts';

/**
 * Google's JSON to our words and back. Every field of the API is optional and may be null, so each answer is parsed; `undefined` is an
 * answer that cannot be understood. Schemas: discovery document, revision 20260819.
 */
export function customersOf(data: unknown): { customers: Customer[]; nextPageToken: string | undefined } | undefined {
  const parsed = CustomerList.safeParse(data);
  if (!parsed.success) return undefined;
  const customers = (parsed.data.customers ?? []).flatMap(({ companyId, companyName, termsStatus }): Customer[] =>
    companyId ? [{ id: companyId, name: companyName ?? companyId, terms: TERMS[termsStatus ?? ''] ?? 'unknown' }] : [],
  );
  return { customers, nextPageToken: parsed.data.nextPageToken || undefined };
}

/** A `PartnerClaim`. Our box id travels as metadata, so that a look-up after a crash can recognise our own claim. */
export function claimOf({ customer, imei, imei2, box }: DeviceClaim) {
  return {
    customerId: customer,
    deviceIdentifier: { imei, ...(imei2 === undefined ? {} : { imei2 }) },
    sectionType: 'SECTION_TYPE_ZERO_TOUCH',
    deviceMetadata: { entries: { [BOX_KEY]: box } },
  };
}

export function operationNameOf(data: unknown): string | undefined {
  const parsed = z.object({ name: z.string().startsWith('operations/') }).safeParse(data);
  return parsed.success ? parsed.data.name : undefined;
}

export function progressOf(data: unknown): ClaimProgress | undefined {
  const parsed = Operation.safeParse(data);
  if (!parsed.success) return undefined;
  const { done, metadata, response } = parsed.data;
  const results = (response?.perDeviceStatus ?? []).map(({ result, claim }) => ({
    imei: claim?.deviceIdentifier?.imei || undefined,
    imei2: claim?.deviceIdentifier?.imei2 || undefined,
    status: (result?.status ?? 'UNSPECIFIED').replace('SINGLE_DEVICE_STATUS_', ''),
    code: result?.errorIdentifier || undefined,
    deviceId: result?.deviceId || undefined,
  }));
  return { done: done ?? false, progress: metadata?.progress ?? 0, results };
}

export function devicesOf(data: unknown): FoundDevice[] | undefined {
  const parsed = DeviceList.safeParse(data);
  if (!parsed.success) return undefined;
  return (parsed.data.devices ?? []).map((device) => ({
    deviceId: device.deviceId ?? '',
    imei: device.deviceIdentifier?.imei || undefined,
    imei2: device.deviceIdentifier?.imei2 || undefined,
    owners: (device.claims ?? []).flatMap((claim) =>
      claim.ownerCompanyId && (claim.sectionType ?? ZERO_TOUCH) === ZERO_TOUCH ? [claim.ownerCompanyId] : [],
    ),
    box: device.deviceMetadata?.entries?.[BOX_KEY],
  }));
}

/** The metadata key under which our box id is kept. */
const BOX_KEY = 'claimstation_box';
const ZERO_TOUCH = 'SECTION_TYPE_ZERO_TOUCH';

const TERMS: Readonly<Record<string, TermsStatus>> = {
  TERMS_STATUS_ACCEPTED: 'accepted',
  TERMS_STATUS_NOT_ACCEPTED: 'not-accepted',
  TERMS_STATUS_STALE: 'stale',
};

const Identifier = z.object({ imei: z.string().nullish(), imei2: z.string().nullish() });

const CustomerList = z.object({
  customers: z
    .array(z.object({ companyId: z.string().nullish(), companyName: z.string().nullish(), termsStatus: z.string().nullish() }))
    .nullish(),
  nextPageToken: z.string().nullish(),
});

const Operation = z.object({
  name: z.string(),
  done: z.boolean().nullish(),
  metadata: z.object({ progress: z.number().min(0).max(100).nullish() }).nullish(),
  response: z
    .object({
      perDeviceStatus: z
        .array(
          z.object({
            result: z
              .object({ status: z.string().nullish(), deviceId: z.string().nullish(), errorIdentifier: z.string().nullish() })
              .nullish(),
            claim: z.object({ deviceIdentifier: Identifier.nullish() }).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

const DeviceList = z.object({
  devices: z
    .array(
      z.object({
        deviceId: z.string().nullish(),
        deviceIdentifier: Identifier.nullish(),
        claims: z.array(z.object({ ownerCompanyId: z.string().nullish(), sectionType: z.string().nullish() })).nullish(),
        deviceMetadata: z.object({ entries: z.record(z.string(), z.string()).nullish() }).nullish(),
      }),
    )
    .nullish(),
});
