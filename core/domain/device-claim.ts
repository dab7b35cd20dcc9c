/** One device of a batch, as it is asked for. */
export interface DeviceClaim {
  readonly customer: string;
  readonly imei: string;
  readonly imei2: string | undefined;
  /** Our own box id, sent as metadata, so that a later look-up can tell our claim from anybody else's. */
  readonly box: string;
}

export interface ClaimProgress {
  readonly done: boolean;
  /** 0 to 100. 100 does not mean done. */
  readonly progress: number;
  /** One for each device that Google has answered for, in the order of the request; the index can be off by what it could not parse. */
  readonly results: readonly ClaimResult[];
}

export interface ClaimResult {
  /** The IMEI echoed from the request, where Google echoed it. */
  readonly imei: string | undefined;
  readonly imei2: string | undefined;
  /** `SINGLE_DEVICE_STATUS_…` without its prefix, such as `SUCCESS`. */
  readonly status: string;
  /** Google's `errorIdentifier`. */
  readonly code: string | undefined;
  readonly deviceId: string | undefined;
}

export interface FoundDevice {
  readonly deviceId: string;
  readonly imei: string | undefined;
  readonly imei2: string | undefined;
  /** Customers that hold it in zero-touch. */
  readonly owners: readonly string[];
  /** Our box id from the metadata, where it is there. */
  readonly box: string | undefined;
}
