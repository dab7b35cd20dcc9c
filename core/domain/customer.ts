/** `Company.termsStatus` without its prefix; `unknown` for a value that Google adds after this was written. */
export type TermsStatus = 'accepted' | 'not-accepted' | 'stale' | 'unknown';

export interface Customer {
  /** Digits, kept as a string because Google's is an int64 beyond 2^53 (discovery document, `Company.companyId`). */
  readonly id: string;
  readonly name: string;
  readonly terms: TermsStatus;
}

/** Customers whose name holds every word typed, or whose ID begins with it; names that begin with it come first. */
export function matchingCustomers(customers: readonly Customer[], typed: string): Customer[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const rank = (customer: Customer): number => {
    const name = folded(customer.name);
    if (words.length === 0 || name.startsWith(words.join(' '))) return 0;
    if (customer.id.startsWith(typed.trim())) return 1;
    return words.every((word) => name.includes(word)) ? 2 : 3;
  };
  return customers
    .map((customer) => ({ customer, rank: rank(customer) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.customer.name.localeCompare(b.customer.name))
    .map((entry) => entry.customer);
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
