import type { ZeroTouchCustomers } from './zero-touch-customers.ts';
import type { ZeroTouchDevices } from './zero-touch-devices.ts';
import type { ZeroTouch } from './zero-touch.ts';

/** Every method of Google's partner API. What only claims boxes asks for `ZeroTouch` alone. */
export interface PartnerApi extends ZeroTouch, ZeroTouchCustomers, ZeroTouchDevices {
  /** Ours: who claimed a device that we claimed. */
  readonly partnerId: string;
}
