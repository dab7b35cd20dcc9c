/** Where the worker is. Doors and connecting come before all of them and follow from the account. */
export type Place = 'packing' | 'customers' | 'attention' | 'summary' | 'google' | 'box' | 'settings';
