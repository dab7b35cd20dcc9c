import { int64, message, oneOf, text, textByName, type Message } from '../http/message.ts';
import { DeviceIdentifier } from './identifiers.ts';

export const SectionType = oneOf('type.googleapis.com/google.android.device.provisioning.v1.DeviceProvisioningSectionType', [
  'SECTION_TYPE_UNSPECIFIED',
  'SECTION_TYPE_SIM_LOCK',
  'SECTION_TYPE_ZERO_TOUCH',
]);

const DeviceMetadata = message('type.googleapis.com/google.android.device.provisioning.v1.DeviceMetadata', { entries: textByName });

const fields = {
  deviceIdentifier: DeviceIdentifier,
  customerId: int64,
  googleWorkspaceCustomerId: text,
  sectionType: SectionType,
  deviceMetadata: DeviceMetadata,
  preProvisioningToken: text,
  configurationId: int64,
  simlockProfileId: int64,
};

/** The API's PartnerClaim, which has the same fields as its ClaimDeviceRequest. */
export type PartnerClaim = Message<typeof fields>;
export const PartnerClaim = message('type.googleapis.com/google.android.device.provisioning.v1.PartnerClaim', fields);
