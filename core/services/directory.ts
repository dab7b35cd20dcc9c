import type { Customer } from '../domain/customer.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { CachedCustomers, CustomerCache } from '../ports/customer-cache.ts';
import type { Journal } from '../ports/journal.ts';
import type { ZeroTouchCustomers } from '../ports/zero-touch-customers.ts';
import type { StoreRefusal } from '../views/store.ts';
import { storeRefusal } from './store-refusal.ts';

/** The partner's customers, and which one the station packs for. */
export interface Directory {
  /** Asks Google when told to or when nothing is known; otherwise, and when Google does not answer, what it said last. */
  list(refresh: boolean): Promise<CustomerList>;
  choose(customer: string): Choice;
  /** What Google said last, without asking; empty before it was ever asked. */
  known(): readonly Customer[];
  /** A customer that Google has just made is in the list at once, also where the list cannot be fetched again. */
  include(customer: Customer): void;
  current(): Customer | undefined;
}

export interface CustomerList {
  readonly customers: readonly Customer[];
  readonly fetchedAt: number | undefined;
  readonly trouble: Trouble | undefined;
}

export type Choice =
  | { readonly outcome: 'chosen'; readonly customer: Customer }
  | { readonly outcome: 'refused'; readonly reason: 'unknown-customer' | StoreRefusal };

export interface DirectoryParts {
  readonly journal: Journal;
  /** Undefined while the credentials are out of reach. */
  readonly zeroTouch: () => ZeroTouchCustomers | undefined;
  readonly cache: CustomerCache;
  readonly clock: Clock;
}

export function directory({ journal, zeroTouch, cache, clock }: DirectoryParts): Directory {
  let known: CachedCustomers | undefined = cache.load();
  const find = (id: string): Customer | undefined => known?.customers.find((customer) => customer.id === id);
  return {
    async list(refresh) {
      const google = zeroTouch();
      if (google === undefined || (known !== undefined && !refresh))
        return { customers: known?.customers ?? [], fetchedAt: known?.fetchedAt, trouble: undefined };
      const answer = await google.customers();
      if (!answer.ok) return { customers: known?.customers ?? [], fetchedAt: known?.fetchedAt, trouble: answer.trouble };
      known = { customers: answer.value, fetchedAt: clock.now() };
      cache.save(known);
      return { ...known, trouble: undefined };
    },
    choose(id) {
      const customer = find(id);
      if (customer === undefined) return { outcome: 'refused', reason: 'unknown-customer' };
      try {
        journal.append([{ type: 'customer-chosen', body: { customer: { id: customer.id, name: customer.name } } }]);
      } catch (error) {
        return { outcome: 'refused', reason: storeRefusal(error) };
      }
      return { outcome: 'chosen', customer };
    },
    known: () => known?.customers ?? [],
    include(customer) {
      const others = known?.customers.filter(({ id }) => id !== customer.id) ?? [];
      known = { customers: [...others, customer], fetchedAt: known?.fetchedAt ?? clock.now() };
      cache.save(known);
    },
    current() {
      const chosen = journal.currentCustomer();
      if (chosen === undefined) return undefined;
      const listed = find(chosen.id);
      return { id: chosen.id, name: chosen.name, terms: listed?.terms ?? 'unknown' };
    },
  };
}
