import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceIdentifiers } from '../../../core/domain/device-record.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import { packing } from '../../../core/services/packing.ts';
import { rebuild } from '../../../main/adapters/sqlite/projections.ts';
import { seededChance } from '../../support/chance.ts';
import { codes, imei } from '../../support/devices.ts';
import { fillDisk, openJournal, projected } from '../../support/journal.ts';

const tablet = { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' };

function table() {
  const journal = openJournal();
  let woken = 0;
  const service = packing({ journal, chance: seededChance(2), accepted: () => (woken += 1) });
  return {
    journal,
    service,
    woken: () => woken,
    events: () =>
      journal.database.all('SELECT type, body FROM events ORDER BY seq').map(({ type, body }) => [type, JSON.parse(String(body))] as const),
    choose: (id: string) => journal.append([{ type: 'customer-chosen', body: { customer: { id, name: `Customer ${id}` } } }]),
    store: (identifiers: DeviceIdentifiers, customer = '1') => service.device(customer, 'typed', identifiers),
  };
}

describe('a device that is named by hand', () => {
  test('is stored with its own fields and no others, and only then is claiming woken', () => {
    const { events, woken, choose, store } = table();
    choose('1');
    const scan = store(tablet);
    expect(scan).toMatchObject({ outcome: 'accepted', box: { state: 'waiting', source: 'typed', identifiers: tablet } });
    expect([events().at(-1), woken()]).toEqual([
      ['box-accepted', { box: expect.any(String), ...tablet, customer: { id: '1', name: 'Customer 1' }, source: 'typed' }],
      1,
    ]);
  });

  test('is a duplicate in any of its names, and the scan of its IMEI is one of the typed box', () => {
    const { service, choose, store } = table();
    choose('1');
    store({ imei: imei(5), imei2: imei(3), manufacturer: 'Acme', model: 'P1' });
    store({ meid: 'a1000000000abc' });
    store(tablet);
    expect([
      service.scan('1', 'camera', codes(imei(5))).outcome,
      store({ imei: imei(3), serialNumber: 'new' }).outcome,
      store({ meid: 'A1000000000ABC', manufacturer: 'Acme', model: 'H' }).outcome,
      store({ ...tablet, serialNumber: ' r58N1 ' }).outcome,
    ]).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
  });

  test('is another one in another case, or of another model', () => {
    const { choose, store } = table();
    choose('1');
    store(tablet);
    expect([store({ ...tablet, serialNumber: 'R58N1' }).outcome, store({ ...tablet, model: 'Tab 8' }).outcome]).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  test('of another customer says so, and is not stored for whom the worker did not see', () => {
    const { choose, store } = table();
    choose('1');
    store(tablet);
    choose('2');
    expect([store(tablet, '2'), store({ ...tablet, serialNumber: 'x9' }, '1')]).toMatchObject([
      { outcome: 'duplicate', otherCustomer: true },
      { outcome: 'refused', reason: 'customer-changed', codes: [{ kind: 'serial', value: 'x9' }] },
    ]);
  });

  test('that is refused is remembered as such and stores no box', () => {
    const { journal, events, choose, store } = table();
    choose('1');
    expect(store({ serialNumber: 'x1' })).toEqual({ outcome: 'refused', reason: 'incomplete', codes: [{ kind: 'serial', value: 'x1' }] });
    expect([events().at(-1)?.[0], journal.newestBoxes(9)]).toEqual(['scan-refused', []]);
  });

  test('is not accepted when the disk is full', () => {
    const { journal, woken, choose, store } = table();
    choose('1');
    fillDisk(journal);
    expect([store(tablet), woken()]).toMatchObject([{ outcome: 'refused', reason: 'disk-full' }, 0]);
  });

  test('is stored once whatever is typed how often, in whatever order', () => {
    const number = fc.integer({ min: 1, max: 4 });
    const maker = fc.constantFrom(undefined, 'Acme', 'Bolt');
    const identifiers = fc.record({
      imei: fc.option(number.map(imei), { nil: undefined }),
      imei2: fc.option(number.map(imei), { nil: undefined }),
      meid: fc.option(
        number.map((n) => `a100000000000${n}`),
        { nil: undefined },
      ),
      serialNumber: fc.option(
        number.map((n) => `s${n}`),
        { nil: undefined },
      ),
      manufacturer: maker,
      model: maker,
    });
    const { journal, events, choose, store } = table();
    choose('1');
    fc.assert(
      fc.property(identifiers, (given) => {
        const before = journal.newestBoxes(10_000).length;
        const { outcome } = store(given);
        expect(journal.newestBoxes(10_000).length - before).toBe(outcome === 'accepted' ? 1 : 0);
        expect(store(given).outcome).toBe(outcome === 'refused' ? 'refused' : 'duplicate');
      }),
      { numRuns: 200 },
    );
    const keys = journal.newestBoxes(10_000).flatMap((box) => deviceKeys(box.identifiers));
    expect(new Set(keys).size).toBe(keys.length);
    expect(events().filter(([type]) => type === 'box-accepted').length).toBe(journal.newestBoxes(10_000).length);
  });
});

describe('manufacturer and model', () => {
  test('are offered for a TAC once Google has confirmed them, and not before', () => {
    const { journal, choose, store } = table();
    choose('1');
    const claimed = (identifiers: DeviceIdentifiers): void => {
      const scan = store(identifiers);
      if (scan.outcome !== 'accepted') throw new Error(scan.outcome);
      journal.append([{ type: 'box-claimed', body: { box: scan.box.id, how: 'operation' } }]);
    };
    const tac = imei(1).slice(0, 8);
    store({ imei: imei(1), manufacturer: 'Acme', model: 'Refused' });
    expect([journal.models(), journal.models(tac)]).toEqual([[], []]);

    claimed({ imei: imei(2), manufacturer: 'Acme', model: 'P1' });
    claimed({ imei: imei(3), manufacturer: 'Acme', model: 'P2' });
    claimed({ imei: imei(4), manufacturer: 'Acme', model: 'P2' });
    claimed({ imei: imei(5) });
    claimed({ meid: 'A1000000000001' });
    for (let n = 0; n < 3; n++) claimed({ ...tablet, serialNumber: `s${n}` });
    const p1 = { manufacturer: 'Acme', model: 'P1' };
    const p2 = { manufacturer: 'Acme', model: 'P2' };
    expect({ ofTac: journal.models(tac), ofAnother: journal.models('35000000'), ofAny: journal.models() }).toEqual({
      ofTac: [p2, p1],
      ofAnother: [],
      // A tablet has no TAC, and is the most frequent here.
      ofAny: [{ manufacturer: 'Acme', model: 'Tab 7' }, p2, p1],
    });
    const before = projected(journal);
    rebuild(journal.database);
    expect(projected(journal)).toEqual(before);
  });
});
