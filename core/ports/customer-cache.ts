import type { Customer } from '../domain/customer.ts';

/** The customers as Google last listed them, kept on the disk so that a customer can be chosen without a network. */
export interface CustomerCache {
  load(): CachedCustomers | undefined;
  save(cached: CachedCustomers): void;
}

export interface CachedCustomers {
  readonly customers: readonly Customer[];
  readonly fetchedAt: number;
}
