import type { Customer } from '../domain/customer.ts';
import type { ClaimProgress, DeviceClaim, FoundDevice } from '../domain/device-claim.ts';
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
