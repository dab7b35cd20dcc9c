import { shiftCsv, shiftCsvName } from '../domain/shift-csv.ts';
import { summarise, type ShiftSummary } from '../domain/shift.ts';
import type { Box } from '../domain/box.ts';
import type { Journal } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';
import { storeRefusal } from './store-refusal.ts';

/** The shift: begun by its first scan, ended by a person, summed up at any time. */
export interface Shifts {
  /** Of the named shift, or of the one that is running. */
  summary(shift?: string): ShiftSummary | undefined;
  boxes(shift: string, limit: number, offset: number): Box[];
  csv(shift: string): { readonly name: string; readonly text: string } | undefined;
  /** Ends the running shift. Boxes that wait go on being claimed. */
  finish(): Finish;
}

export type Finish =
  | { readonly outcome: 'finished'; readonly summary: ShiftSummary }
  | { readonly outcome: 'none' }
  /** The shift goes on. */
  | { readonly outcome: 'refused'; readonly reason: StoreRefusal };

export function shifts({ journal }: { journal: Journal }): Shifts {
  const summary = (id?: string): ShiftSummary | undefined => {
    const shift = id === undefined ? journal.currentShift() : journal.shift(id);
    return shift === undefined ? undefined : summarise(shift, journal.totals(shift.id), journal.acceptedIn(shift.id));
  };
  return {
    summary,
    boxes: (shift, limit, offset) => journal.boxesOfShift(shift, limit, offset),
    csv(shift) {
      const sum = summary(shift);
      if (sum === undefined) return undefined;
      const boxes = journal.boxesOfShift(shift, sum.total.scanned, 0).reverse();
      return { name: shiftCsvName(sum), text: shiftCsv(sum, boxes) };
    },
    finish() {
      const shift = journal.currentShift();
      if (shift === undefined) return { outcome: 'none' };
      try {
        journal.append([{ type: 'shift-ended', body: {} }]);
      } catch (error) {
        return { outcome: 'refused', reason: storeRefusal(error) };
      }
      const sum = summary(shift.id);
      if (sum === undefined) throw new Error('a finished shift is not there');
      return { outcome: 'finished', summary: sum };
    },
  };
}
