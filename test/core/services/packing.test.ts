import { describe, expect, test } from 'vitest';
import { packing } from '../../../core/services/packing.ts';
import { seededChance } from '../../support/chance.ts';
import { codes, imei } from '../../support/devices.ts';
import { fillDisk, openJournal } from '../../support/journal.ts';

function table() {
  const journal = openJournal();
  const woken: number[] = [];
  const events = () => journal.database.all('SELECT type FROM events ORDER BY seq').map(({ type }) => type);
  const service = packing({ journal, chance: seededChance(2), accepted: () => woken.push(events().length) });
  const choose = (id: string) => journal.append([{ type: 'customer-chosen', body: { customer: { id, name: `Customer ${id}` } } }]);
  return {
    journal,
    events,
    woken,
    choose,
    scan: (customer: string, ...imeis: string[]) => service.scan(customer, 'camera', codes(...imeis)),
    service,
  };
}

describe('a box', () => {
  test('is accepted only when it is stored, with its lowest IMEI first, and only then claiming is woken', () => {
    const { journal, events, woken, choose, scan } = table();
    choose('1');
    const scanned = scan('1', imei(9), imei(3));
    expect(scanned).toMatchObject({
      outcome: 'accepted',
      box: { identifiers: { imei: imei(3), imei2: imei(9) }, state: 'waiting', customer: { id: '1', name: 'Customer 1' } },
    });
    expect(scanned.outcome === 'accepted' && journal.box(scanned.box.id)).toEqual(scanned.outcome === 'accepted' && scanned.box);
    expect([events(), woken]).toEqual([['customer-chosen', 'shift-started', 'box-accepted'], [3]]);
  });

  test('keeps the other codes of its label', () => {
    const { journal, choose, service } = table();
    choose('1');
    service.scan('1', 'camera', [...codes(imei(1)), { text: '4006381333931', symbology: 'EAN13' }]);
    const body: unknown = JSON.parse(String(journal.database.get("SELECT body FROM events WHERE type = 'box-accepted'")?.['body']));
    expect(body).toMatchObject({ others: [{ kind: 'gtin', value: '4006381333931' }] });
  });

  test.each([
    ['the same label', [imei(1), imei(2)]],
    ['its first IMEI alone', [imei(1)]],
    ['its second IMEI alone', [imei(2)]],
    ['its second IMEI beside a new one', [imei(2), imei(5)]],
  ])('is a duplicate by %s, and the scan is counted', (_, again) => {
    const { journal, events, choose, scan } = table();
    choose('1');
    const first = scan('1', imei(1), imei(2));
    expect(scan('1', ...again)).toEqual({ ...first, outcome: 'duplicate', otherCustomer: false });
    expect([events().at(-1), journal.newestBoxes(9).length]).toEqual(['scan-repeated', 1]);
  });

  test('of another customer is a duplicate that says so, and stays with the first', () => {
    const { journal, choose, scan } = table();
    choose('1');
    scan('1', imei(1));
    choose('2');
    expect(scan('2', imei(1))).toMatchObject({ outcome: 'duplicate', otherCustomer: true, box: { customer: { id: '1' } } });
    expect(journal.boxOfDevice({ imei: imei(1) })?.customer.id).toBe('1');
  });

  test('is not stored when the worker saw another customer on the screen', () => {
    const { events, choose, scan } = table();
    choose('1');
    choose('2');
    expect(scan('1', imei(1))).toMatchObject({ outcome: 'refused', reason: 'customer-changed' });
    expect(events()).toEqual(['customer-chosen', 'customer-chosen']);
  });

  test('is not stored for nobody', () => {
    const { events, scan } = table();
    expect([scan('', imei(1)), events()]).toMatchObject([{ outcome: 'refused', reason: 'no-customer' }, []]);
  });

  test('with a wrong check digit, or with the codes of two boxes, is refused, and that is remembered', () => {
    const { journal, events, choose, scan } = table();
    choose('1');
    const wrong = `${imei(1).slice(0, 14)}${(Number(imei(1).at(-1)) + 1) % 10}`;
    expect([scan('1', wrong), scan('1', imei(1), imei(2), imei(3))]).toMatchObject([
      { outcome: 'refused', reason: 'bad-check-digit', codes: [{ kind: 'imei-bad-check-digit', value: wrong }] },
      { outcome: 'refused', reason: 'several-boxes' },
    ]);
    expect([events(), journal.newestBoxes(9)]).toEqual([['customer-chosen', 'shift-started', 'scan-refused', 'scan-refused'], []]);
  });

  test('is not accepted when the disk is full; it is when there is room, and is no duplicate of what was never stored', () => {
    const { journal, woken, choose, scan } = table();
    choose('1');
    fillDisk(journal);
    expect(scan('1', imei(1))).toMatchObject({ outcome: 'refused', reason: 'disk-full' });
    expect([journal.boxOfDevice({ imei: imei(1) }), woken]).toEqual([undefined, []]);
    journal.database.exec('PRAGMA max_page_count = 100000');
    expect(scan('1', imei(1)).outcome).toBe('accepted');
  });

  test('is not accepted when the disk is in other hands', () => {
    const { journal, choose, scan } = table();
    choose('1');
    journal.database.exec('PRAGMA query_only = ON');
    expect(scan('1', imei(1))).toMatchObject({ outcome: 'refused', reason: 'read-only' });
  });

  test('after the end of a shift begins the next one', () => {
    const { journal, choose, scan } = table();
    choose('1');
    scan('1', imei(1));
    const first = journal.currentShift()?.id;
    journal.append([{ type: 'shift-ended', body: {} }]);
    scan('1', imei(2));
    expect([
      journal.boxOfDevice({ imei: imei(1) })?.shift,
      journal.boxOfDevice({ imei: imei(2) })?.shift === first,
      journal.currentShift()?.id,
    ]).toEqual([first, false, journal.boxOfDevice({ imei: imei(2) })?.shift]);
  });
});
