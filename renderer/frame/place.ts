/** Where the worker is. Doors and connecting come before all of them and follow from the account. */
export type Place =
  | 'packing'
  | 'other-device'
  | 'carton'
  | 'customers'
  | 'new-customer'
  | 'vendors'
  | 'report'
  | 'look-up'
  | 'google'
  | 'box'
  | 'correction'
  | 'attention'
  | 'summary'
  | 'settings';
