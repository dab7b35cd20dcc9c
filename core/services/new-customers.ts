import * as z from 'zod';
import type { Customer } from '../domain/customer.ts';
import { readNewCustomer, type NewCustomer } from '../domain/new-customer.ts';
import { sameName } from '../domain/similar-names.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Troubled } from '../views/google.ts';
import type { Directory } from './directory.ts';
import { isStored } from './is-stored.ts';
import { cannotStore, noAccount, troubled } from './troubled.ts';

export interface NewCustomers {
  /**
   * Creates a customer at Google, unless one of this name is there. A name that went to Google and got no answer is looked for in the list,
   * and not sent again while that request may still arrive: Google would take two customers of one name, and neither ever goes away.
   */
  create(wanted: NewCustomer): Promise<Creation>;
}

export type Creation =
  | { readonly outcome: 'created'; readonly customer: Customer }
  | { readonly outcome: 'exists'; readonly customer: Customer }
  /** It may have been created, and the list does not show it, or cannot be had. */
  | { readonly outcome: 'unsure'; readonly code: string }
  | Troubled;

export interface NewCustomersParts {
  readonly journal: Journal;
  readonly directory: Directory;
  /** Undefined while the credentials are out of reach. */
  readonly partner: () => Pick<PartnerApi, 'createCustomer'> | undefined;
  readonly clock: Clock;
  /** How long a request without an answer may still arrive. */
  readonly doubtMs?: number;
}

export function newCustomers({ journal, directory, partner, clock, doubtMs = 60_000 }: NewCustomersParts): NewCustomers {
  /** When this process made each doubt, by name; one that another process left began with this one, because a wall clock can be set. */
  const doubtedAt = new Map<string, number>();
  const openedAt = clock.elapsed();
  const doubts = (): Doubt[] =>
    Doubts.parse(JSON.parse(journal.recall(DOUBTS) ?? '[]')).filter(
      ({ name }) => clock.elapsed() - (doubtedAt.get(name) ?? openedAt) < doubtMs,
    );
  const without = (name: string): Doubt[] => doubts().filter((doubt) => !sameName(doubt.name, name));
  const keep = (kept: readonly Doubt[]): boolean => isStored(() => journal.remember(DOUBTS, JSON.stringify(kept)));
  const listed = (customers: readonly Customer[], name: string) => customers.find((customer) => sameName(customer.name, name));

  const created = (customer: Customer): Creation => {
    directory.include(customer);
    // Created it is, whatever this computer's disk can hold.
    isStored(() => journal.append([{ type: 'customer-created', body: { customer: { id: customer.id, name: customer.name } } }]));
    keep(without(customer.name));
    return { outcome: 'created', customer };
  };

  const createOne = async (wanted: NewCustomer): Promise<Creation> => {
    const read = readNewCustomer(wanted);
    if (!read.ok) return { outcome: 'trouble', trouble: 'refused', code: `INVALID_${read.problem.toUpperCase()}` };
    const way = partner();
    if (way === undefined) return noAccount;
    const { customer } = read;

    const before = await directory.list(true);
    const doubt = doubts().find(({ name }) => sameName(name, customer.name));
    const there = listed(before.customers, customer.name);
    // In doubt until now, and in the list: that was ours.
    if (there !== undefined) return doubt === undefined ? { outcome: 'exists', customer: there } : created(there);
    if (doubt !== undefined) return { outcome: 'unsure', code: before.trouble?.code ?? doubt.code };
    if (before.trouble !== undefined) return troubled(before.trouble);

    // Stored before it leaves: a program that ends now finds the doubt when it starts again.
    if (!keep([...doubts(), { name: customer.name, at: clock.now(), code: 'NO_ANSWER' }])) return cannotStore;
    doubtedAt.set(customer.name, clock.elapsed());
    const answer = await way.createCustomer(customer);
    if (answer.ok) return created(answer.value);
    if (answer.trouble.mayHaveHappened === 'no') {
      keep(without(customer.name));
      return troubled(answer.trouble);
    }
    const { code } = answer.trouble;
    doubtedAt.set(customer.name, clock.elapsed());
    keep([...without(customer.name), { name: customer.name, at: clock.now(), code }]);
    const after = await directory.list(true);
    const made = listed(after.customers, customer.name);
    return made === undefined ? { outcome: 'unsure', code } : created(made);
  };

  // One after the other: of two at once, the second would look at a list without the first.
  let last: Promise<unknown> = Promise.resolve();
  return {
    create(wanted) {
      const next = last.then(() => createOne(wanted));
      last = next.catch(() => {});
      return next;
    },
  };
}

const DOUBTS = 'customers-in-doubt';
const Doubts = z.array(z.object({ name: z.string(), at: z.number(), code: z.string() }));
type Doubt = z.infer<typeof Doubts>[number];
