import type { CustomErrorCode } from '../http/reply.ts';

/**
 * What the discovery document does not say. Of a union only one field may be set; where `required`, one must be
 * (source: the reference's union fields, developers.google.com/zero-touch/reference/reseller/rest).
 */
export const unions: Readonly<Record<string, readonly Union[]>> = {
  DeviceIdentifier: [
    { name: 'hardware_id', fields: ['imei', 'meid'] },
    { name: 'hardware_id2', fields: ['imei2', 'meid2'] },
  ],
  ClaimDeviceRequest: [{ name: 'customer', fields: ['customerId', 'googleWorkspaceCustomerId'] }],
  PartnerClaim: [{ name: 'customer', fields: ['customerId', 'googleWorkspaceCustomerId'] }],
  UnclaimDeviceRequest: [device(), vacation()],
  PartnerUnclaim: [device(), vacation()],
  UpdateMetadataArguments: [device()],
};

export interface Union {
  readonly name: string;
  readonly fields: readonly string[];
  readonly required?: true;
}

/** Called required, and left out by two production programs whose claims Google took. */
export const requiredInWordsOnly: ReadonlySet<string> = new Set(['PartnerClaim.deviceMetadata']);

/** Google's code for a required field that is missing; which one it is in truth is not published. */
export function codeForMissing(field: string): CustomErrorCode {
  if (field === 'deviceIdentifier' || field === 'deviceId') return 'INVALID_IDENTIFIER_SET';
  return field === 'sectionType' ? 'INVALID_SECTION_TYPE' : 'INVALID_PARAMETER';
}

/** The protobuf name of an enum; the document has only the values. */
export function enumNameOf(field: string): string {
  return field === 'sectionType' ? 'DeviceProvisioningSectionType' : `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

function device(): Union {
  return { name: 'device', fields: ['deviceId', 'deviceIdentifier'], required: true };
}

function vacation(): Union {
  return { name: 'vacation_mode', fields: ['vacationModeDays', 'vacationModeExpireTime'] };
}
