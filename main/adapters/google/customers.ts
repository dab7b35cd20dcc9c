import * as z from 'zod';
import type { Customer } from '../../../core/domain/customer.ts';
import type { NewCustomer, Vendor } from '../../../core/domain/new-customer.ts';
import type { ZeroTouchCustomers } from '../../../core/ports/zero-touch-customers.ts';
import { customersOf } from './answers.ts';
import type { Connection } from './connection.ts';
import { allPages, type Page } from './pages.ts';

/** Customers, and the resellers below this one. */
export function customerMethods({ client, partnerId, ask }: Connection): ZeroTouchCustomers {
  const parent = `partners/${partnerId}`;
  return {
    customers: () =>
      allPages((pageToken) => ask(() => client.partners.customers.list({ partnerId, pageSize: 100, ...pageToken }), customersOf)),
    createCustomer: (customer) =>
      ask(() => client.partners.customers.create({ parent, requestBody: { customer: companyOf(customer) } }), createdOf),
    vendors: () => allPages((pageToken) => ask(() => client.partners.vendors.list({ parent, pageSize: 100, ...pageToken }), vendorsOf)),
    vendorCustomers: (vendor) =>
      allPages((pageToken) =>
        ask(
          () => client.partners.vendors.customers.list({ parent: `${parent}/vendors/${vendor}`, pageSize: 100, ...pageToken }),
          customersOf,
        ),
      ),
  };
}

function companyOf({ name, owners, admins, language }: NewCustomer) {
  return {
    companyName: name,
    ownerEmails: [...owners],
    ...(admins.length > 0 && { adminEmails: [...admins] }),
    ...(language !== undefined && { languageCode: language }),
  };
}

/** Read as a list of one, so that there is one reading of a company. */
function createdOf(data: unknown): Customer | undefined {
  return customersOf({ customers: [data] })?.items[0];
}

function vendorsOf(data: unknown): Page<Vendor> | undefined {
  const parsed = VendorList.safeParse(data);
  if (!parsed.success) return undefined;
  const items = (parsed.data.vendors ?? []).flatMap(({ companyId, companyName }): Vendor[] =>
    companyId ? [{ id: companyId, name: companyName ?? companyId }] : [],
  );
  return { items, next: parsed.data.nextPageToken || undefined };
}

const VendorList = z.object({
  vendors: z.array(z.object({ companyId: z.string().nullish(), companyName: z.string().nullish() })).nullish(),
  nextPageToken: z.string().nullish(),
});
