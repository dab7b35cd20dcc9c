import type { Box } from '../domain/box.ts';
import type { EventDraft } from '../domain/events.ts';
import { lowestFirst, type Imei } from '../domain/imei.ts';
import { readNumber, type NumberRefusal } from '../domain/number-text.ts';
import type { Chance } from '../ports/chance.ts';
import type { Journal } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';
import { appendInShift } from './in-shift.ts';
import { storeRefusal } from './store-refusal.ts';

/** Many boxes at once, from the code of a carton or from a list. Nothing is stored before a person has seen the whole of it. */
export interface Cartons {
  /** What would become of each row. Stores nothing. */
  check(customer: string, rows: readonly CartonRow[]): CartonAnswer;
  /**
   * Stores what is new among the rows, all in one transaction: either every one of them is on the disk or none is. The same slice of the same
   * list can be sent again after a lost answer: what it has stored already is answered as stored, and nothing is stored twice.
   */
  store(slice: CartonSlice): CartonAnswer;
}

export interface CartonRow {
  /** Where it stands in the carton or list. */
  readonly place: number;
  /** The numbers of one box as they stand there; read again here, because the window is not trusted. */
  readonly numbers: readonly string[];
  readonly serial?: string | undefined;
}

export interface CartonSlice {
  /** The customer that the person saw on the screen. */
  readonly customer: string;
  /** Made by the window once for each listing. */
  readonly list: string;
  readonly source: 'carton' | 'list';
  /** The carton's own number. */
  readonly carton?: string | undefined;
  /** The order that the code or list names. */
  readonly order?: string | undefined;
  readonly rows: readonly CartonRow[];
}

/** One answer for each row, in their order. */
export type CartonAnswer =
  | { readonly outcome: 'answered'; readonly rows: readonly RowAnswer[] }
  | { readonly outcome: 'refused'; readonly reason: 'no-customer' | 'customer-changed' | StoreRefusal };

export type RowAnswer =
  | { readonly answer: 'new' | 'stored' }
  | { readonly answer: 'known'; readonly box: Box }
  | { readonly answer: 'refused'; readonly reason: NumberRefusal | 'twice' };

/** @param accepted called after each stored slice, so that claiming can begin */
export function cartons({ journal, chance, accepted }: { journal: Journal; chance: Chance; accepted: () => void }): Cartons {
  /** @param list whose own boxes are not known ones */
  const decide = (rows: readonly CartonRow[], list?: string): Decision[] => {
    const seen = new Set<string>();
    return rows.map((row) => {
      const imeis = imeisOf(row);
      if (typeof imeis === 'string') return { answer: 'refused', reason: imeis };
      const [imei, imei2] = imeis;
      const known = journal.boxOfDevice({ imei, imei2 });
      if (known !== undefined)
        return list !== undefined && isOfList(journal, known, list) ? { answer: 'stored' } : { answer: 'known', box: known };
      if (imeis.some((each) => seen.has(each))) return { answer: 'refused', reason: 'twice' };
      for (const each of imeis) seen.add(each);
      return { answer: 'new', row, imei, imei2 };
    });
  };

  return {
    check: (customer, rows) => forCustomer(journal, customer, () => decide(rows).map((decision) => answerOf(decision, 'new'))),
    store: ({ customer, list, source, carton, order, rows }) =>
      forCustomer(journal, customer, (chosen) => {
        const decided = decide(rows, list);
        const drafts = decided.flatMap((decision): EventDraft[] => {
          if (decision.answer !== 'new') return [];
          const { row, imei, imei2 } = decision;
          const body = {
            box: chance.id(),
            imei,
            ...(imei2 !== undefined && { imei2 }),
            customer: chosen,
            source,
            ...(row.serial !== undefined && { others: [{ kind: 'serial', value: row.serial }] }),
            list: { id: list, place: row.place, ...(carton !== undefined && { carton }), ...(order !== undefined && { order }) },
          };
          return [{ type: 'box-accepted', body }];
        });
        if (drafts.length > 0) {
          appendInShift(journal, drafts);
          accepted();
        }
        return decided.map((decision) => answerOf(decision, 'stored'));
      }),
  };
}

type Decision =
  | { readonly answer: 'new'; readonly row: CartonRow; readonly imei: Imei; readonly imei2: Imei | undefined }
  | { readonly answer: 'stored' }
  | Extract<RowAnswer, { readonly answer: 'known' | 'refused' }>;

function answerOf(decision: Decision, whenNew: 'new' | 'stored'): RowAnswer {
  return decision.answer === 'new' ? { answer: whenNew } : decision;
}

function forCustomer(
  journal: Journal,
  customerId: string,
  work: (customer: { readonly id: string; readonly name: string }) => readonly RowAnswer[],
): CartonAnswer {
  try {
    const customer = journal.currentCustomer();
    if (customer === undefined) return { outcome: 'refused', reason: 'no-customer' };
    if (customer.id !== customerId) return { outcome: 'refused', reason: 'customer-changed' };
    return { outcome: 'answered', rows: work(customer) };
  } catch (error) {
    return { outcome: 'refused', reason: storeRefusal(error) };
  }
}

/** The IMEIs of a row, the lowest first, or why it has none. */
function imeisOf({ numbers }: CartonRow): readonly [Imei] | readonly [Imei, Imei] | NumberRefusal {
  const imeis: Imei[] = [];
  for (const text of numbers) {
    const read = readNumber(text);
    if (read.kind !== 'imei') return read.kind === 'refused' ? read.reason : 'not-an-imei';
    if (!imeis.includes(read.imei)) imeis.push(read.imei);
  }
  const [first, second, third] = lowestFirst(imeis);
  if (first === undefined || third !== undefined) return 'not-an-imei';
  return second === undefined ? [first] : [first, second];
}

function isOfList(journal: Journal, box: Box, list: string): boolean {
  return journal.history(box.id).some((event) => event.type === 'box-accepted' && event.body.list?.id === list);
}
