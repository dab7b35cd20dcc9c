/** What names a device to Google: an IMEI or MEID, or serial number, manufacturer and model together. Serial numbers keep their case. */
export interface DeviceIdentifiers {
  readonly imei?: string | undefined;
  readonly imei2?: string | undefined;
  readonly meid?: string | undefined;
  readonly meid2?: string | undefined;
  readonly serialNumber?: string | undefined;
  /** `Build.MANUFACTURER`, not the brand. */
  readonly manufacturer?: string | undefined;
  /** `Build.MODEL`, not the marketing name. */
  readonly model?: string | undefined;
}

/** Google's keys `ordernumber` and `phonenumber`, and our own. An empty value deletes its key. */
export type Metadata = Readonly<Record<string, string>>;

/** One device to be claimed, by whatever names it. */
export interface IdentifiedClaim {
  readonly customer: string;
  readonly identifiers: DeviceIdentifiers;
  readonly metadata: Metadata;
}

/** A device as Google has it. */
export interface DeviceRecord {
  /** Google's own number, 17 to 19 digits, beyond what a JavaScript number can hold. */
  readonly deviceId: string;
  readonly identifiers: DeviceIdentifiers;
  /** Empty for a device that nobody holds now. */
  readonly claims: readonly DeviceHolding[];
  readonly metadata: Metadata;
}

export interface DeviceHolding {
  /** Customer ID. */
  readonly owner: string | undefined;
  /** Partner ID of whoever claimed it. */
  readonly reseller: string | undefined;
  /** `SECTION_TYPE_…` without its prefix, such as `ZERO_TOUCH`. */
  readonly section: string;
}

/** How far an operation is, whichever of the three kinds it is of. */
export interface BatchProgress {
  readonly done: boolean;
  /** 0 to 100. 100 does not mean done. */
  readonly progress: number;
  /** How many devices Google says it works on: fewer than were sent when it could not parse some. */
  readonly devices: number | undefined;
  /** In the order of the request; the index can be off by what Google could not parse. */
  readonly results: readonly BatchResult[];
}

export interface BatchResult {
  /** As echoed from the request: the identifiers, or the device ID, or neither where Google did not echo it. */
  readonly identifiers: DeviceIdentifiers;
  /** From the result, else as echoed. */
  readonly deviceId: string | undefined;
  /** `SINGLE_DEVICE_STATUS_…` without its prefix, such as `SUCCESS`. */
  readonly status: string;
  /** Google's `errorIdentifier`. */
  readonly code: string | undefined;
}

export interface MetadataChange {
  readonly deviceId: string;
  readonly metadata: Metadata;
}

/** A page of a long list. */
export interface DevicePage {
  readonly devices: readonly DeviceRecord[];
  /** For the next page; undefined on the last. */
  readonly next: string | undefined;
  /** Of the whole list, where Google says it. */
  readonly total: number | undefined;
}

export type SimLockState = 'unlocked' | 'locked-to-us' | 'locked-to-another' | 'unknown';
