import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { JournalFailure } from '../../../../core/ports/journal.ts';
import { NewerJournal } from '../../../../main/adapters/sqlite/migrations.ts';
import { imei } from '../../../support/devices.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { accepted, northwind, openJournal, projected } from '../../../support/journal.ts';

const started = { type: 'shift-started', body: {} } as const;
const reasonOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'stored';
  } catch (error) {
    return error instanceof JournalFailure ? error.reason : error;
  }
};

describe('the journal', () => {
  test('gives back what was stored, in order, each event with station, shift and number', () => {
    const journal = openJournal();
    const events = journal.append([started, accepted('box-1', imei(1), imei(2))]);
    const shift = events[0]?.id;
    expect(events).toEqual([
      { ...started, seq: 1, id: shift, at: expect.any(Number), station: 'station-1', shift, operator: undefined },
      {
        ...accepted('box-1', imei(1), imei(2)),
        seq: 2,
        id: expect.any(String),
        at: expect.any(Number),
        station: 'station-1',
        shift,
        operator: undefined,
      },
    ]);
    expect([
      journal.boxOfDevice({ imei: imei(1) })?.id,
      journal.boxOfDevice({ imei: imei(2) })?.id,
      journal.boxOfDevice({ imei: imei(3) }),
    ]).toEqual(['box-1', 'box-1', undefined]);
  });

  test('stores all of an append or nothing', () => {
    const journal = openJournal();
    journal.append([started, accepted('box-1', imei(1))]);
    const before = projected(journal);
    expect(() =>
      journal.append([
        accepted('box-2', imei(2)),
        { type: 'box-claimed', body: { box: 'box-1', how: 'operation' } },
        accepted('box-3', imei(1)),
      ]),
    ).toThrow();
    expect([projected(journal), journal.database.all('SELECT seq FROM events')]).toEqual([before, [{ seq: 1 }, { seq: 2 }]]);
  });

  test.each([
    ['as the only one of both', accepted('box-1', imei(1)), accepted('box-2', imei(1))],
    ['as the second of the first', accepted('box-1', imei(1), imei(2)), accepted('box-2', imei(2))],
    ['as the second of the second', accepted('box-1', imei(1)), accepted('box-2', imei(2), imei(1))],
    ['twice on one box', started, accepted('box-2', imei(1), imei(1))],
  ])('refuses an IMEI that is there, %s, whatever the services think', (_, first, second) => {
    const journal = openJournal();
    journal.append([started, first]);
    const before = journal.database.all('SELECT * FROM events');
    expect(() => journal.append([second])).toThrow(/UNIQUE/);
    expect(journal.database.all('SELECT * FROM events')).toEqual(before);
  });

  test('can be neither changed nor deleted', () => {
    const journal = openJournal();
    journal.append([started]);
    expect(() => journal.database.run("UPDATE events SET type = 'shift-ended'")).toThrow(/append-only/);
    expect(() => journal.database.run('DELETE FROM events')).toThrow(/append-only/);
    expect(journal.database.get('SELECT type FROM events')).toEqual({ type: 'shift-started' });
  });

  test('is on the disk when append returns: full sync, in a log', () => {
    const { database } = openJournal();
    expect([database.get('PRAGMA synchronous'), database.get('PRAGMA journal_mode')]).toEqual([
      { synchronous: 2 },
      { journal_mode: 'wal' },
    ]);
  });

  test('is the same after it was closed and opened', () => {
    const first = openJournal();
    first.append([{ type: 'customer-chosen', body: { customer: northwind } }, started, accepted('box-1', imei(1), imei(2))]);
    first.append([
      { type: 'claim-sent', body: { claim: 'claim-1', boxes: ['box-1'] } },
      { type: 'claim-taken', body: { claim: 'claim-1', operation: 'operations/1' } },
    ]);
    const before = [projected(first), first.currentCustomer(), first.currentShift(), first.openClaims('claim')];
    first.close();
    const again = openJournal({ file: first.file, seed: 2 });
    expect([projected(again), again.currentCustomer(), again.currentShift(), again.openClaims('claim')]).toEqual(before);
    expect(again.append([accepted('box-2', imei(3))])[0]?.seq).toBe(6);
  });

  test('counts a shift from its events, apart from the counters', () => {
    const journal = openJournal();
    const [shift] = journal.append([started, accepted('box-1', imei(1)), accepted('box-2', imei(2)), { type: 'shift-ended', body: {} }]);
    const [next] = journal.append([started, accepted('box-3', imei(3)), { type: 'box-claimed', body: { box: 'box-1', how: 'operation' } }]);
    const id = shift?.id ?? '';
    expect([
      journal.acceptedIn(id),
      journal.totals(id).boxes.map(({ state, count }) => [state, count]),
      journal.acceptedIn(next?.id ?? ''),
    ]).toEqual([
      2,
      [
        ['claimed', 1],
        ['waiting', 1],
      ],
      1,
    ]);
  });
});

describe('a disk that refuses', () => {
  test('is named when it is full, nothing is stored, and work goes on when there is room again', () => {
    const journal = openJournal();
    journal.append([started]);
    journal.database.exec('PRAGMA max_page_count = 1');
    const count = () => journal.database.get('SELECT count(*) AS n FROM events');
    let reason: unknown = 'stored';
    let n = 0;
    while (reason === 'stored' && n < 5000) reason = reasonOf(() => journal.append([accepted(`box-${n}`, imei((n += 1)))]));
    const full = count();
    expect([reason, full, reasonOf(() => journal.append([accepted('later', imei(9000))]))]).toEqual(['disk-full', { n }, 'disk-full']);
    journal.database.exec('PRAGMA max_page_count = 100000');
    expect([reasonOf(() => journal.append([accepted('later', imei(9000))])), count(), journal.box('later')?.state]).toEqual([
      'stored',
      { n: n + 1 },
      'waiting',
    ]);
  });

  test('or is in other hands is named too, after the wait', () => {
    const journal = openJournal();
    journal.database.exec('PRAGMA busy_timeout = 20');
    const other = new DatabaseSync(journal.file);
    other.exec('BEGIN IMMEDIATE');
    expect(reasonOf(() => journal.append([started]))).toBe('locked');
    other.exec('ROLLBACK');
    other.close();
    expect(reasonOf(() => journal.append([started]))).toBe('stored');
  });
});

describe('a file that is not ours to write', () => {
  test('because a newer version wrote it is refused and stays as it is', () => {
    const journal = openJournal();
    journal.append([started]);
    journal.database.exec('PRAGMA user_version = 99');
    journal.close();
    const bytes = readFileSync(journal.file);
    expect(() => openJournal({ file: journal.file })).toThrow(NewerJournal);
    expect(readFileSync(journal.file).equals(bytes)).toBe(true);
  });

  test('because it is no journal at all is damaged, and its bytes stay', () => {
    const file = join(temporaryFolder(), 'journal.sqlite');
    const bytes = Buffer.from('Dear diary, this is not a database. '.repeat(200));
    writeFileSync(file, bytes);
    expect([reasonOf(() => openJournal({ file })), readFileSync(file).equals(bytes)]).toEqual(['damaged', true]);
  });

  test('because another program keeps its tables there is damaged, and nothing of ours is put beside them', () => {
    const file = join(temporaryFolder(), 'journal.sqlite');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(reasonOf(() => openJournal({ file }))).toBe('damaged');
    const again = new DatabaseSync(file);
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }]);
    again.close();
  });

  test('because half of it is missing is damaged', () => {
    const journal = openJournal();
    for (let n = 0; n < 200; n++) journal.append([accepted(`box-${n}`, imei(n))]);
    journal.close();
    const bytes = readFileSync(journal.file);
    writeFileSync(journal.file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xa5)]));
    expect(reasonOf(() => openJournal({ file: journal.file }).newestBoxes(1000))).toBe('damaged');
  });
});
