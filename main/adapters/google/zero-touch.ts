import type { PartnerApi } from '../../../core/ports/partner-api.ts';
import { connectToGoogle, type GoogleOptions } from './connection.ts';
import { customerMethods } from './customers.ts';
import { deviceMethods } from './devices.ts';

/** Google's partner API through Google's own client. API: developers.google.com/zero-touch/reference/reseller/rest. */
export function googleZeroTouch(options: GoogleOptions): PartnerApi {
  const connection = connectToGoogle(options);
  return { partnerId: options.partnerId, ...customerMethods(connection), ...deviceMethods(connection), budgetMs: connection.budgetMs };
}
