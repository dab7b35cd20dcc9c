import { describe, expect, test } from 'vitest';
import { packing } from '../../../core/services/packing.ts';
import { shifts } from '../../../core/services/shifts.ts';
import { seededChance } from '../../support/chance.ts';
import { parseCsv } from '../../support/csv.ts';
import { codes, imei } from '../../support/devices.ts';
import { openJournal, fillDisk } from '../../support/journal.ts';

function morning() {
  const journal = openJournal();
  const table = packing({ journal, chance: seededChance(2), accepted: () => {} });
  const choose = (id: string) => journal.append([{ type: 'customer-chosen', body: { customer: { id, name: `Customer ${id}` } } }]);
  choose('1');
  for (let n = 0; n < 6; n++) table.scan('1', 'camera', codes(imei(n)));
  choose('2');
  for (let n = 10; n < 13; n++) table.scan('2', 'hand-scanner', codes(imei(n)));
  table.scan('2', 'camera', codes(imei(0)));
  table.scan('2', 'camera', codes('4006381333931'));
  const id = (n: number): string => journal.boxOfDevice({ imei: imei(n) })?.id ?? '';
  journal.append([
    { type: 'box-claimed', body: { box: id(0), deviceId: '70', how: 'operation' } },
    { type: 'box-claimed', body: { box: id(10), deviceId: '71', how: 'looked-up' } },
    { type: 'box-held', body: { box: id(1), reason: 'other-company' } },
    { type: 'claim-sent', body: { claim: 'claim-1', boxes: [id(2), id(11)] } },
  ]);
  return { journal, table, service: shifts({ journal }) };
}

const totals = { scanned: 9, claimed: 2, waiting: 6, attention: 1 };

describe('a shift', () => {
  test('adds up, in all and by customer', () => {
    expect(morning().service.summary()).toMatchObject({
      total: totals,
      customers: [
        { id: '1', tally: { scanned: 6, claimed: 1, waiting: 4, attention: 1 } },
        { id: '2', tally: { scanned: 3, claimed: 1, waiting: 2, attention: 0 } },
      ],
      repeated: 1,
      refused: 1,
      balanced: true,
    });
  });

  test('as a spreadsheet has the boxes of the summary, in the order of the shift', () => {
    const { service } = morning();
    const csv = service.csv(service.summary()?.shift ?? '');
    const [, ...rows] = parseCsv(csv?.text ?? '');
    const count = (state: string) => rows.filter((row) => row[5] === state).length;
    expect({ scanned: rows.length, claimed: count('claimed'), waiting: count('waiting'), attention: count('needs attention') }).toEqual(
      totals,
    );
    expect(rows.map((row) => row[3])).toEqual([0, 1, 2, 3, 4, 5, 10, 11, 12].map((n) => `="${imei(n)}"`));
  });

  test('is ended by a person; what waits is claimed all the same and still counts for it', () => {
    const { journal, table, service } = morning();
    const finish = service.finish();
    const ended = finish.outcome === 'finished' ? finish.summary : undefined;
    expect([ended?.endedAt, service.summary(), service.finish()]).toEqual([expect.any(Number), undefined, { outcome: 'none' }]);
    table.scan('2', 'typed', codes(imei(20)));
    journal.append([{ type: 'box-claimed', body: { box: journal.boxOfDevice({ imei: imei(2) })?.id ?? '', how: 'operation' } }]);
    expect(service.summary(ended?.shift)).toMatchObject({ total: { ...totals, claimed: 3, waiting: 5 }, balanced: true });
    expect(service.summary()).toMatchObject({ total: { scanned: 1, claimed: 0, waiting: 1, attention: 0 }, balanced: true });
  });

  test('goes on when its end cannot be stored, and the reason is named', () => {
    const { journal, service } = morning();
    fillDisk(journal);
    const full = service.finish();
    journal.database.exec('PRAGMA max_page_count = 1000000');
    expect([full, service.summary()?.endedAt, service.finish().outcome]).toEqual([
      { outcome: 'refused', reason: 'disk-full' },
      undefined,
      'finished',
    ]);
  });

  test('that never was has no summary and no spreadsheet', () => {
    const { service } = morning();
    expect([service.summary('nonsense'), service.csv('nonsense')]).toEqual([undefined, undefined]);
  });

  test('says so when a counter is wrong', () => {
    const { journal, service } = morning();
    journal.database.run("UPDATE tallies SET count = count + 1 WHERE state = 'claimed'");
    expect(service.summary()?.balanced).toBe(false);
  });
});
