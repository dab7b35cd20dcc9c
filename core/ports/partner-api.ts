import type { ZeroTouchCustomers } from './zero-touch-customers.ts';
import type { ZeroTouchDevices } from './zero-touch-devices.ts';

/**
 * Google's zero-touch partner API, in our words, for one partner. No method throws; none retries a POST by itself, because only
 * the caller knows whether a claim may be repeated. Every request has a timeout and counts against our share of the quota.
 * Source: developers.google.com/zero-touch/reference/reseller/rest, discovery revision 20260819.
 */
export interface PartnerApi extends ZeroTouchCustomers, ZeroTouchDevices {
  /** Ours: who claimed a device that we claimed. */
  readonly partnerId: string;
  /** Milliseconds until our share of the quota has room for the next request; 0 when it has. */
  budgetMs(): number;
}
