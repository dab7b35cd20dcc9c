import type { Customer } from '../domain/customer.ts';
import type { NewCustomer, Vendor } from '../domain/new-customer.ts';
import type { Answer } from '../domain/trouble.ts';

/** Customers and vendors, with the promises of `PartnerApi`. */
export interface ZeroTouchCustomers {
  /** `partners.customers.list`, all pages. */
  customers(): Promise<Answer<Customer[]>>;
  /** `partners.customers.create`. Has effects outside: after trouble that may have happened, look at the list before trying again. */
  createCustomer(customer: NewCustomer): Promise<Answer<Customer>>;
  /** `partners.vendors.list`, all pages. */
  vendors(): Promise<Answer<Vendor[]>>;
  /** `partners.vendors.customers.list`, all pages. */
  vendorCustomers(vendor: string): Promise<Answer<Customer[]>>;
}
