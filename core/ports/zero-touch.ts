import type { Customer } from '../domain/customer.ts';
import type { Answer } from '../domain/trouble.ts';

/**
 * Google's zero-touch partner API, in our words, for one partner. No method throws; none retries a POST by itself, because only
 * the caller knows whether a claim may be repeated. Every request has a timeout.
 * Source: developers.google.com/zero-touch/reference/reseller/rest, discovery revision 20260819.
 */
export interface ZeroTouch {
  /** `partners.customers.list`, all pages. */
  customers(): Promise<Answer<Customer[]>>;
  /** `partners.devices.claimAsync`: the operation's name. */
  claim(claims: readonly DeviceClaim[]): Promise<Answer<string>>;
  /** `operations.get`. */
  operation(name: string): Promise<Answer<ClaimProgress>>;
  /** `partners.devices.findByIdentifier` by IMEI: every record of ours or another's that Google shows us. */
  find(imei: string): Promise<Answer<FoundDevice[]>>;
}

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
