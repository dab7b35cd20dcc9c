import type { Box } from '../domain/box.ts';
import type { EventDraft, ScanSource } from '../domain/events.ts';
import { readLabel, type LabelRefusal, type Reading } from '../domain/label.ts';
import type { Identifier } from '../domain/identifiers.ts';
import type { Chance } from '../ports/chance.ts';
import { JournalFailure, type Journal } from '../ports/journal.ts';

/** From the codes of one box to a stored box. */
export interface Packing {
  /**
   * Reads the codes again (the window is not trusted), decides, and stores. Returns `accepted` only after the box is on the disk.
   * @param customer the customer that the worker saw on the screen
   */
  scan(customer: string, source: ScanSource, readings: readonly Reading[]): Scan;
}

export type Scan =
  | { readonly outcome: 'accepted'; readonly box: Box }
  | { readonly outcome: 'duplicate'; readonly box: Box; readonly otherCustomer: boolean }
  | { readonly outcome: 'refused'; readonly reason: ScanRefusal; readonly codes: readonly Identifier[] };

export type ScanRefusal = LabelRefusal | 'no-customer' | 'customer-changed' | 'disk-full' | 'cannot-store';

/** @param accepted called after each stored box, so that claiming can begin */
export function packing({ journal, chance, accepted }: { journal: Journal; chance: Chance; accepted: () => void }): Packing {
  return {
    scan(customerId, source, readings) {
      const label = readLabel(readings);
      const codes = label.kind === 'refused' ? label.codes : label.imeis.map((value): Identifier => ({ kind: 'imei', value }));
      try {
        const customer = journal.currentCustomer();
        if (customer === undefined) return { outcome: 'refused', reason: 'no-customer', codes };
        if (customer.id !== customerId) return { outcome: 'refused', reason: 'customer-changed', codes };
        if (label.kind === 'refused') {
          append(journal, [{ type: 'scan-refused', body: { reason: label.reason, codes: label.codes.slice(0, 8), source } }]);
          return { outcome: 'refused', reason: label.reason, codes };
        }
        const known = label.imeis.map((imei) => journal.boxOfDevice({ imei })).find((box) => box !== undefined);
        if (known !== undefined) {
          append(journal, [{ type: 'scan-repeated', body: { box: known.id, source } }]);
          return { outcome: 'duplicate', box: known, otherCustomer: known.customer.id !== customer.id };
        }
        const id = chance.id();
        const [imei, imei2] = label.imeis;
        append(journal, [
          {
            type: 'box-accepted',
            body: {
              box: id,
              imei,
              ...(imei2 === undefined ? {} : { imei2 }),
              customer,
              source,
              ...(label.others.length === 0 ? {} : { others: label.others.slice(0, 8) }),
            },
          },
        ]);
        const box = journal.box(id);
        if (box === undefined) throw new Error('a stored box is not there');
        accepted();
        return { outcome: 'accepted', box };
      } catch (error) {
        if (error instanceof JournalFailure)
          return { outcome: 'refused', reason: error.reason === 'disk-full' ? 'disk-full' : 'cannot-store', codes };
        throw error;
      }
    },
  };
}

/** The first thing that happens after a shift ended opens the next one, in the same transaction. */
function append(journal: Journal, drafts: readonly EventDraft[]): void {
  journal.append(journal.currentShift() === undefined ? [{ type: 'shift-started', body: {} }, ...drafts] : drafts);
}
