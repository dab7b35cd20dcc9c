import { shownCustomer } from '../world/customers.ts';
import { companyList } from './company-list.ts';
import type { Method } from './method.ts';

/** `partners.customers.list`: those that the reseller created and those that enrolled themselves, but not its vendors' customers. */
export const listCustomers: Method = {
  handle({ query }, world) {
    const companies = world.customers.all().map((customer) => shownCustomer(customer, `partners/${world.partnerId}`));
    return companyList('customers', companies, query, 'customers');
  },
};
