/** A customer of the reseller as the API's Company shows it, without the fields that depend on the partner. */
export interface Customer {
  readonly companyId: string;
  readonly companyName: string;
  readonly termsStatus: 'TERMS_STATUS_UNSPECIFIED' | 'TERMS_STATUS_NOT_ACCEPTED' | 'TERMS_STATUS_ACCEPTED' | 'TERMS_STATUS_STALE';
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
