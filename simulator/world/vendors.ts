import type { Customer } from './customers.ts';

/** A reseller below ours. It can be made in Google's portal only; the API lists it and its customers. */
export interface Vendor {
  readonly companyId: string;
  readonly companyName: string;
  readonly customers: readonly Customer[];
}

/** One with customers whose names are those of ours, one with an id beyond 2^53, and one that has none yet. */
export const vendors: readonly Vendor[] = [
  {
    companyId: '2718281828',
    companyName: 'Harbour Mobile Supply',
    customers: [
      { companyId: '4820019375', companyName: 'Jade Garden Restaurants', termsStatus: 'TERMS_STATUS_ACCEPTED' },
      { companyId: '4820019376', companyName: 'Northwind Logistics', termsStatus: 'TERMS_STATUS_ACCEPTED' },
      { companyId: '4820019377', companyName: 'Kestrel Couriers', termsStatus: 'TERMS_STATUS_NOT_ACCEPTED' },
    ],
  },
  {
    companyId: '9007199254740995',
    companyName: 'Lindqvist Telefoni AB',
    customers: [{ companyId: '9007199254740997', companyName: 'Malmö Hamn', termsStatus: 'TERMS_STATUS_STALE' }],
  },
  { companyId: '1618033988', companyName: 'Quayside Phones', customers: [] },
];

/** The customer of one of our vendors. Google publishes no rule; here the reseller above may claim for it. */
export function vendorsCustomer(companyId: string): Customer | undefined {
  return vendorsCustomers.get(companyId);
}

const vendorsCustomers = new Map(vendors.flatMap(({ customers }) => customers.map((customer) => [customer.companyId, customer] as const)));
