import { newId } from './ids.ts';

/** A customer of the reseller as the API's Company shows it, without the fields that depend on the partner. */
export interface Customer {
  readonly companyId: string;
  readonly companyName: string;
  readonly termsStatus: 'TERMS_STATUS_UNSPECIFIED' | 'TERMS_STATUS_NOT_ACCEPTED' | 'TERMS_STATUS_ACCEPTED' | 'TERMS_STATUS_STALE';
  /** Input only: kept, and never shown by the API. */
  readonly ownerEmails?: readonly string[];
  readonly adminEmails?: readonly string[];
}

/** The reseller's own customers: the invented ones, then those that were created. */
export interface Customers {
  all(): readonly Customer[];
  get(companyId: string): Customer | undefined;
  /** A new company, whose owners have not signed in yet. Two may have the same name. */
  create(wanted: Pick<Customer, 'companyName' | 'ownerEmails' | 'adminEmails'>): Customer;
  /** The created ones. */
  saved(): readonly Customer[];
}

export function createCustomers(saved: readonly Customer[]): Customers {
  const byId = new Map([...inventedCustomers, ...saved].map((customer) => [customer.companyId, customer]));
  return {
    all: () => [...byId.values()],
    get: (companyId) => byId.get(companyId),
    create(wanted) {
      const customer: Customer = { ...wanted, companyId: newId(byId, 9, 11), termsStatus: 'TERMS_STATUS_NOT_ACCEPTED' };
      byId.set(customer.companyId, customer);
      return customer;
    },
    saved: () => [...byId.values()].slice(inventedCustomers.length),
  };
}

/** The API's Company as an answer has it: the owners' addresses are input only. */
export function shownCustomer({ companyId, companyName, termsStatus }: Customer, parent: string): object {
  return { companyId, companyName, name: `${parent}/customers/${companyId}`, termsStatus };
}

/**
 * Invented companies: names that are easy to mix up, ids on both sides of 2^53 (two of them are the same number for a program
 * that reads them as JavaScript numbers), letters beyond ASCII, and every state of the terms.
 */
export const inventedCustomers: readonly Customer[] = [
  accepted('1048576201', 'Northwind Logistics'),
  accepted('1048576202', 'Northwind Logistics Nordic'),
  accepted('9007199254740992', 'Alderbrook Hospitals'),
  accepted('9007199254740993', 'Alderbrook Hospitality'),
  accepted('731904582', 'Bäckerei Sonnenfeld GmbH'),
  accepted('8215540036', 'Cobalt & Sons Field Service'),
  { companyId: '5530127744', companyName: 'Drumlin Rail Freight', termsStatus: 'TERMS_STATUS_NOT_ACCEPTED' },
  accepted('1152921504606846977', 'Estuary Water Board'),
  { companyId: '2207714409', companyName: 'Fjordlys Energi AS', termsStatus: 'TERMS_STATUS_STALE' },
  accepted('6604128853', 'Grüner & Partner Steuerberatung'),
  accepted('4611686018427387905', 'Harrowgate Schools Trust'),
  { companyId: '3391005582', companyName: 'Ibis Courier', termsStatus: 'TERMS_STATUS_UNSPECIFIED' },
  { companyId: '7745120963', companyName: 'Ibis Couriers International', termsStatus: 'TERMS_STATUS_NOT_ACCEPTED' },
  accepted('8850137726', 'Zakład Budowlany Żuraw sp. z o.o.'),
];

function accepted(companyId: string, companyName: string): Customer {
  return { companyId, companyName, termsStatus: 'TERMS_STATUS_ACCEPTED' };
}
