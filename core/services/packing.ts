import type { Box } from '../domain/box.ts';
import type { DeviceIdentifiers } from '../domain/device-record.ts';
import { asGiven } from '../domain/device-name.ts';
import type { ScanSource } from '../domain/events.ts';
import { readLabel, type LabelRefusal, type Reading } from '../domain/label.ts';
import type { Identifier } from '../domain/identifiers.ts';
import { readOtherDevice, type OtherRefusal } from '../domain/other-device.ts';
import type { Chance } from '../ports/chance.ts';
import type { Journal } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';
import { appendInShift } from './in-shift.ts';
import { storeRefusal } from './store-refusal.ts';

/** From the codes of one box to a stored box. Each returns `accepted` only after the box is on the disk. */
export interface Packing {
  /**
   * Reads the codes again (the window is not trusted), decides, and stores.
   * @param customer the customer that the worker saw on the screen
   */
  scan(customer: string, source: ScanSource, readings: readonly Reading[]): Scan;
  /** The same for a device that a person names, with its serial number, its MEID, or its model. */
  device(customer: string, source: ScanSource, identifiers: DeviceIdentifiers): Scan;
}

export type Scan =
  | { readonly outcome: 'accepted'; readonly box: Box }
  | { readonly outcome: 'duplicate'; readonly box: Box; readonly otherCustomer: boolean }
  | { readonly outcome: 'refused'; readonly reason: ScanRefusal; readonly codes: readonly Identifier[] };

export type ScanRefusal = LabelRefusal | OtherRefusal | 'no-customer' | 'customer-changed' | StoreRefusal;

/** @param accepted called after each stored box, so that claiming can begin */
export function packing({ journal, chance, accepted }: { journal: Journal; chance: Chance; accepted: () => void }): Packing {
  const store = (customerId: string, source: ScanSource, read: Read): Scan => {
    const codes = read.kind === 'refused' ? read.codes : read.names;
    try {
      const customer = journal.currentCustomer();
      if (customer === undefined) return { outcome: 'refused', reason: 'no-customer', codes };
      if (customer.id !== customerId) return { outcome: 'refused', reason: 'customer-changed', codes };
      if (read.kind === 'refused') {
        appendInShift(journal, [{ type: 'scan-refused', body: { reason: read.reason, codes: read.codes.slice(0, 8), source } }]);
        return { outcome: 'refused', reason: read.reason, codes };
      }
      const known = journal.boxOfDevice(read.identifiers);
      if (known !== undefined) {
        appendInShift(journal, [{ type: 'scan-repeated', body: { box: known.id, source } }]);
        return { outcome: 'duplicate', box: known, otherCustomer: known.customer.id !== customer.id };
      }
      const id = chance.id();
      const others = read.others.length === 0 ? {} : { others: read.others.slice(0, 8) };
      appendInShift(journal, [{ type: 'box-accepted', body: { box: id, ...asGiven(read.identifiers), customer, source, ...others } }]);
      const box = journal.box(id);
      if (box === undefined) throw new Error('a stored box is not there');
      accepted();
      return { outcome: 'accepted', box };
    } catch (error) {
      return { outcome: 'refused', reason: storeRefusal(error), codes };
    }
  };

  return {
    scan: (customer, source, readings) => store(customer, source, readBox(readings)),
    device: (customer, source, identifiers) => store(customer, source, readNamed(identifiers)),
  };
}

/** A device, or why there is none. `names` are the codes that a refusal for another reason shows. */
type Read =
  | {
      readonly kind: 'device';
      readonly identifiers: DeviceIdentifiers;
      readonly names: readonly Identifier[];
      readonly others: readonly Identifier[];
    }
  | { readonly kind: 'refused'; readonly reason: LabelRefusal | OtherRefusal; readonly codes: readonly Identifier[] };

function readBox(readings: readonly Reading[]): Read {
  const label = readLabel(readings);
  if (label.kind === 'refused') return label;
  const [imei, imei2] = label.imeis;
  return {
    kind: 'device',
    identifiers: { imei, imei2 },
    names: label.imeis.map((value): Identifier => ({ kind: 'imei', value })),
    others: label.others,
  };
}

function readNamed(given: DeviceIdentifiers): Read {
  const read = readOtherDevice(given);
  return read.kind === 'refused' ? read : { ...read, names: namesOf(read.identifiers), others: [] };
}

function namesOf({ imei, imei2, meid, serialNumber }: DeviceIdentifiers): Identifier[] {
  const imeis = [imei, imei2].flatMap((value): Identifier[] => (value === undefined ? [] : [{ kind: 'imei', value }]));
  if (imeis.length > 0) return imeis;
  return meid === undefined ? [{ kind: 'serial', value: serialNumber ?? '' }] : [{ kind: 'meid', value: meid }];
}
