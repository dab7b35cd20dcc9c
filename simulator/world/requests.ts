import type { DeviceIdentifier } from './identifiers.ts';

/** The messages that a batch is made of, as they stand once they were held against the discovery document. */

/** The API's PartnerClaim, which has the same fields as its ClaimDeviceRequest. */
export interface PartnerClaim {
  readonly deviceIdentifier: DeviceIdentifier;
  readonly sectionType: string;
  readonly customerId?: string;
  readonly googleWorkspaceCustomerId?: string;
  readonly deviceMetadata?: DeviceMetadata;
  readonly preProvisioningToken?: string;
  readonly configurationId?: string;
  readonly simlockProfileId?: string;
}

/** A device is named by its id or by its identifier, never both. */
export interface DeviceName {
  readonly deviceId?: string;
  readonly deviceIdentifier?: DeviceIdentifier;
}

/** The API's PartnerUnclaim, which has the same fields as its UnclaimDeviceRequest. */
export interface PartnerUnclaim extends DeviceName {
  readonly sectionType: string;
  readonly vacationModeDays?: number;
  readonly vacationModeExpireTime?: string;
}

export interface UpdateMetadataArguments extends DeviceName {
  readonly deviceMetadata: DeviceMetadata;
}

export interface DeviceMetadata {
  readonly entries?: Readonly<Record<string, string>>;
}
