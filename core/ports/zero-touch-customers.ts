import type { Customer } from '../domain/customer.ts';
import type { NewCustomer, Vendor } from '../domain/new-customer.ts';
import type { Answer } from '../domain/trouble.ts';

/** Companies beyond the list of customers, with the promises of `ZeroTouch`. */
export interface ZeroTouchCustomers {
  /** `partners.customers.create`. Has effects outside: after trouble that may have happened, look at the list before trying again. */
  createCustomer(customer: NewCustomer): Promise<Answer<Customer>>;
  /** `partners.vendors.list`, all pages. */
  vendors(): Promise<Answer<Vendor[]>>;
  /** `partners.vendors.customers.list`, all pages. */
  vendorCustomers(vendor: string): Promise<Answer<Customer[]>>;
}
