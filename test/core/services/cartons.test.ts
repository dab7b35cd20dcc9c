import { describe, expect, test } from 'vitest';
import { happening } from '../../../core/domain/box-history.ts';
import type { StoredEvent } from '../../../core/domain/events.ts';
import { cartons, type CartonRow } from '../../../core/services/cartons.ts';
import { packing } from '../../../core/services/packing.ts';
import { HistoryEntry } from '../../../core/views/box.ts';
import { rebuild } from '../../../main/adapters/sqlite/projections.ts';
import { seededChance } from '../../support/chance.ts';
import { codes, imei } from '../../support/devices.ts';
import { fillDisk, northwind, openJournal, projected } from '../../support/journal.ts';

const LIST = '0190b1c2-0000-7000-8000-000000000001';

function table() {
  const journal = openJournal();
  const chance = seededChance(2);
  let woken = 0;
  const accepted = () => void woken++;
  const choose = (customer: { id: string; name: string }) => journal.append([{ type: 'customer-chosen', body: { customer } }]);
  choose(northwind);
  const service = cartons({ journal, chance, accepted });
  return {
    journal,
    choose,
    woken: () => woken,
    scan: (...imeis: string[]) =>
      packing({ journal, chance, accepted: () => {} }).scan(journal.currentCustomer()?.id ?? '', 'camera', codes(...imeis)),
    check: (rows: readonly CartonRow[]) => service.check(northwind.id, rows),
    store: (rows: readonly CartonRow[], list = LIST) =>
      service.store({ customer: northwind.id, list, source: 'carton', carton: 'C-77', rows }),
    boxes: () => journal.newestBoxes(9999).length,
    events: (): number => Number(journal.database.get('SELECT count(*) AS n FROM events')?.['n']),
  };
}

function rowsOf(...numbers: (string | string[])[]): CartonRow[] {
  return numbers.map((each, i) => ({ place: i + 1, numbers: [each].flat() }));
}

const twenty = rowsOf(...Array.from({ length: 20 }, (_, i) => imei(i + 1)));

describe('before it is confirmed', () => {
  test('a carton is compared with all that is known here, and nothing is stored', () => {
    const { check, scan, events, woken } = table();
    scan(imei(3));
    const before = events();
    const answer = check(rowsOf(imei(1), imei(3), [imei(5), imei(4)], '356938035643800', '3.5E+14', imei(1)));
    expect(answer).toMatchObject({
      outcome: 'answered',
      rows: [
        { answer: 'new' },
        { answer: 'known', box: { identifiers: { imei: imei(3) }, customer: northwind } },
        { answer: 'new' },
        { answer: 'refused', reason: 'bad-check-digit' },
        { answer: 'refused', reason: 'exponent' },
        { answer: 'refused', reason: 'twice' },
      ],
    });
    expect([events(), woken()]).toEqual([before, 0]);
  });
});

describe('a confirmed carton', () => {
  test('is stored as boxes of the customer on the screen, with where they came from, and claiming is woken once', () => {
    const { journal, store, woken } = table();
    expect(store(rowsOf([imei(9), imei(3)], imei(1)))).toEqual({ outcome: 'answered', rows: [{ answer: 'stored' }, { answer: 'stored' }] });
    expect(journal.newestBoxes(9)).toMatchObject([
      { identifiers: { imei: imei(1), imei2: undefined }, customer: northwind, source: 'carton', state: 'waiting' },
      { identifiers: { imei: imei(3), imei2: imei(9) }, customer: northwind, source: 'carton', state: 'waiting' },
    ]);
    expect(acceptedBodies(journal.history(journal.newestBoxes(1)[0]?.id ?? ''))).toMatchObject([
      { list: { id: LIST, place: 2, carton: 'C-77' } },
    ]);
    const told = journal.history(journal.newestBoxes(1)[0]?.id ?? '').map(happening);
    expect(told).toMatchObject([{ source: 'carton', list: { place: 2, carton: 'C-77' } }]);
    expect(told.map((entry) => HistoryEntry.parse(entry))).toEqual(told);
    expect(woken()).toBe(1);
  });

  test('that is sent again because its answer was lost stores nothing twice and answers the same', () => {
    const { store, boxes, events } = table();
    const first = store(twenty);
    const before = events();
    expect(store(twenty)).toEqual(first);
    expect([boxes(), events()]).toEqual([20, before]);
  });

  test('that was stored in part is completed by sending it again', () => {
    const { store, boxes } = table();
    store(twenty.slice(0, 7));
    expect(store(twenty)).toMatchObject({ rows: twenty.map(() => ({ answer: 'stored' })) });
    expect(boxes()).toBe(20);
  });

  test('whose box was scanned singly meanwhile leaves that box alone', () => {
    const { store, scan, boxes } = table();
    scan(imei(2));
    expect(store(twenty.slice(0, 3))).toMatchObject({ rows: [{ answer: 'stored' }, { answer: 'known' }, { answer: 'stored' }] });
    expect(boxes()).toBe(3);
  });

  test('that is opened a second time is known, box by box', () => {
    const { store, boxes } = table();
    store(twenty);
    expect(store(twenty, '0190b1c2-0000-7000-8000-000000000002')).toMatchObject({ rows: twenty.map(() => ({ answer: 'known' })) });
    expect(boxes()).toBe(20);
  });

  test('for another customer than the chosen one, or for nobody, is not stored', () => {
    const { choose, check, store, boxes } = table();
    choose({ id: '2', name: 'Another' });
    expect([check(twenty), store(twenty), boxes()]).toEqual([
      { outcome: 'refused', reason: 'customer-changed' },
      { outcome: 'refused', reason: 'customer-changed' },
      0,
    ]);
    const empty = openJournal();
    const service = cartons({ journal: empty, chance: seededChance(3), accepted: () => {} });
    expect(service.check('', twenty)).toEqual({ outcome: 'refused', reason: 'no-customer' });
  });

  test('on a full disk is stored not at all, and in full when there is room again', () => {
    const { journal, store, boxes, woken } = table();
    fillDisk(journal);
    expect([store(twenty), boxes(), woken()]).toEqual([{ outcome: 'refused', reason: 'disk-full' }, 0, 0]);
    journal.database.exec('PRAGMA max_page_count = 1000000');
    expect([store(twenty).outcome, boxes()]).toEqual(['answered', 20]);
  });

  test('opens the shift in the same transaction, adds up, and is worked out again from the journal alone', () => {
    const { journal, store } = table();
    store(twenty);
    const shift = journal.currentShift()?.id ?? '';
    expect([journal.acceptedIn(shift), journal.totals(shift).boxes]).toMatchObject([20, [{ state: 'waiting', count: 20 }]]);
    const before = projected(journal);
    rebuild(journal.database);
    expect(projected(journal)).toEqual(before);
  });

  test('keeps a serial number that its format ties to the device', () => {
    const { journal, store } = table();
    store([{ place: 1, numbers: [imei(1)], serial: 'R5ABC123456' }]);
    expect(acceptedBodies(journal.history(journal.newestBoxes(1)[0]?.id ?? ''))).toMatchObject([
      { others: [{ kind: 'serial', value: 'R5ABC123456' }] },
    ]);
  });
});

function acceptedBodies(events: readonly StoredEvent[]) {
  return events.flatMap((event) => (event.type === 'box-accepted' ? [event.body] : []));
}
