import { refusal } from '../http/reply.ts';
import { shownCustomer } from '../world/customers.ts';
import { vendors } from '../world/vendors.ts';
import { companyList } from './company-list.ts';
import type { Method } from './method.ts';

/** `partners.vendors.list`: resellers below this one. Only name, id and company name are filled. */
export const listVendors: Method = {
  handle({ query }, world) {
    const companies = vendors.map(({ companyId, companyName }) => ({
      companyId,
      companyName,
      name: `partners/${world.partnerId}/vendors/${companyId}`,
    }));
    return companyList('vendors', companies, query, 'vendors');
  },
};

/** `partners.vendors.customers.list` */
export const listVendorCustomers: Method = {
  handle({ path, query }, world) {
    const vendor = vendors.find(({ companyId }) => companyId === path['vendorsId']);
    if (vendor === undefined) return refusal('NOT_FOUND', 'Vendor not found.', 'INVALID_RESELLER_ID');
    const parent = `partners/${world.partnerId}/vendors/${vendor.companyId}`;
    return companyList(
      'customers',
      vendor.customers.map((customer) => shownCustomer(customer, parent)),
      query,
      parent,
    );
  },
};
