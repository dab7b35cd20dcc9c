import type { Customer } from './customer.ts';
import { foldedWords } from './folding.ts';
import { beginsButForOneSlip } from './one-slip.ts';

/** Everything that fits, the best first; all customers by name when nothing is typed. */
export type CustomerSearch = (typed: string) => readonly Customer[];

/**
 * Makes a list of thousands ready to be searched at every key. Each word that is typed must fit the name, or begin the ID:
 * at the start of the name, then of a word, then inside one, and last with one slip. Digits never fit with a slip: an ID that is nearly
 * right is another customer's.
 */
export function customerSearch(customers: readonly Customer[]): CustomerSearch {
  const entries = customers.map(entryOf).sort((a, b) => order(a.spaced, b.spaced) || compareIds(a.customer, b.customer));
  const all = entries.map(({ customer }) => customer);
  return (typed) => {
    const words = foldedWords(typed);
    if (words.length === 0) return typed.trim() === '' ? all : [];
    const joined = words.join('');
    const byRank: Customer[][] = RANKS.map(() => []);
    for (const entry of entries) {
      const rank = rankOf(entry, words, joined);
      if (rank !== undefined) byRank[rank]?.push(entry.customer);
    }
    return byRank.flat();
  };
}

interface Entry {
  readonly customer: Customer;
  readonly words: readonly string[];
  /** By which they are ordered: a comparison by the rules of a language takes half a second for a list of thousands. */
  readonly spaced: string;
  /** The words without what parts them, so that "tmobile" begins "T-Mobile". */
  readonly joined: string;
}

function entryOf(customer: Customer): Entry {
  const words = foldedWords(customer.name);
  return { customer, words, spaced: words.join(' '), joined: words.join('') };
}

/** How well a customer fits, the best first. */
const RANKS = ['start of the name', 'starts of words', 'inside words', 'one slip a word'] as const;
type Rank = 0 | 1 | 2 | 3;

function rankOf(entry: Entry, typed: readonly string[], joined: string): Rank | undefined {
  if (entry.joined.startsWith(joined) || entry.customer.id === joined) return 0;
  let worst: Rank = 1;
  for (const word of typed) {
    const rank = rankOfWord(entry, word);
    if (rank === undefined) return undefined;
    if (rank > worst) worst = rank;
  }
  return worst;
}

function rankOfWord({ customer, words }: Entry, typed: string): Rank | undefined {
  if (words.some((word) => word.startsWith(typed)) || customer.id.startsWith(typed)) return 1;
  if (typed.length >= FEWEST_INSIDE && words.some((word) => word.includes(typed))) return 2;
  const mayHaveSlips = typed.length >= FEWEST_WITH_A_SLIP && !/\d/.test(typed);
  return mayHaveSlips && words.some((word) => beginsButForOneSlip(word, typed)) ? 3 : undefined;
}

const FEWEST_INSIDE = 3;
const FEWEST_WITH_A_SLIP = 4;

/** As numbers, which they are, though beyond what a JavaScript number can hold. */
function compareIds(a: Customer, b: Customer): number {
  return a.id.length - b.id.length || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
