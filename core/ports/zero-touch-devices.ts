import type {
  BatchProgress,
  DeviceIdentifiers,
  DevicePage,
  DeviceRecord,
  IdentifiedClaim,
  Metadata,
  MetadataChange,
  SimLockState,
} from '../domain/device-record.ts';
import type { Answer } from '../domain/trouble.ts';

/** Devices one by one and in batches, by whatever names them, with the promises of `PartnerApi`. */
export interface ZeroTouchDevices {
  /** `partners.devices.claim`: the device's ID. */
  claimOne(claim: IdentifiedClaim): Promise<Answer<string>>;
  /** `partners.devices.claimAsync`: the operation's name. */
  claimBatch(claims: readonly IdentifiedClaim[]): Promise<Answer<string>>;
  /** `partners.devices.get` */
  device(deviceId: string): Promise<Answer<DeviceRecord>>;
  /** `partners.devices.findByIdentifier`, all pages: by IMEI, MEID or serial number, and every other identifier given must fit too. */
  findBy(identifiers: DeviceIdentifiers): Promise<Answer<DeviceRecord[]>>;
  /** `partners.devices.findByOwner`, one page of at most 100, so that a long report can be shown as it comes and stopped. */
  ownedBy(customers: readonly string[], next?: string): Promise<Answer<DevicePage>>;
  /**
   * `partners.devices.unclaim`. Only by Google's device ID, and only after a look at who owns it: Google lets a device go whichever of our
   * customers has it.
   */
  unclaim(deviceId: string): Promise<Answer<'unclaimed'>>;
  /** `partners.devices.unclaimAsync`, with the same duty: the operation's name. */
  unclaimBatch(deviceIds: readonly string[]): Promise<Answer<string>>;
  /** `partners.devices.metadata`: what the device then has. Keys that are not named stay. */
  setMetadata(deviceId: string, metadata: Metadata): Promise<Answer<Metadata>>;
  /** `partners.devices.updateMetadataAsync`: the operation's name. */
  changeMetadata(changes: readonly MetadataChange[]): Promise<Answer<string>>;
  /** `operations.get`, with all that is echoed for each device. */
  batch(operation: string): Promise<Answer<BatchProgress>>;
  /** `partners.devices.getSimLockState` */
  simLockState(identifiers: DeviceIdentifiers): Promise<Answer<SimLockState>>;
}
