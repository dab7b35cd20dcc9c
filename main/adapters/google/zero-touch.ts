import type { PartnerApi } from '../../../core/ports/partner-api.ts';
import type { ZeroTouch } from '../../../core/ports/zero-touch.ts';
import { claimOf, customersOf, devicesOf, operationNameOf, progressOf } from './answers.ts';
import { connectToGoogle, type Connection, type GoogleOptions } from './connection.ts';
import { customerMethods } from './customers.ts';
import { deviceMethods } from './devices.ts';
import { allPages } from './pages.ts';

/** Google's partner API through Google's own client. API: developers.google.com/zero-touch/reference/reseller/rest. */
export function googleZeroTouch(options: GoogleOptions): PartnerApi {
  const connection = connectToGoogle(options);
  return { partnerId: options.partnerId, ...claimMethods(connection), ...customerMethods(connection), ...deviceMethods(connection) };
}

/** What claiming boxes takes. */
function claimMethods({ client, partnerId, ask }: Connection): ZeroTouch {
  return {
    customers: () =>
      allPages((pageToken) =>
        ask(
          () => client.partners.customers.list({ partnerId, pageSize: 100, ...pageToken }),
          (data) => {
            const page = customersOf(data);
            return page === undefined ? undefined : { items: page.customers, next: page.nextPageToken };
          },
        ),
      ),
    claim: (claims) =>
      ask(() => client.partners.devices.claimAsync({ partnerId, requestBody: { claims: claims.map(claimOf) } }), operationNameOf),
    operation: (name) => ask(() => client.operations.get({ name }), progressOf),
    find: (imei) =>
      ask(
        () => client.partners.devices.findByIdentifier({ partnerId, requestBody: { deviceIdentifier: { imei }, limit: '100' } }),
        devicesOf,
      ),
  };
}
