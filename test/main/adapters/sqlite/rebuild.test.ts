import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECTED, rebuild } from '../../../../main/adapters/sqlite/projections.ts';
import { anyPast, journalOf } from '../../../support/any-past.ts';
import { imei } from '../../../support/devices.ts';
import { accepted, openJournal, projected } from '../../../support/journal.ts';

test('every table that follows from the journal is the same when it is worked out again from the events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-rebuild-'));
  let run = 0;
  try {
    fc.assert(
      fc.property(anyPast, (past) => {
        const journal = journalOf(join(folder, `${(run += 1)}.sqlite`), past, run);
        try {
          const before = projected(journal);
          rebuild(journal.database);
          expect(projected(journal)).toEqual(before);
        } finally {
          journal.close();
        }
      }),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what was lost or spoilt in the tables comes back from the events, and the events stay', () => {
  const journal = openJournal();
  journal.append([
    { type: 'shift-started', body: {} },
    accepted('box-1', imei(1), imei(2)),
    { type: 'box-claimed', body: { box: 'box-1', deviceId: '7', how: 'operation' } },
  ]);
  const before = projected(journal);
  const events = journal.database.all('SELECT * FROM events');
  journal.database.run("UPDATE boxes SET state = 'held'");
  journal.database.run('DELETE FROM tallies');
  journal.database.run("INSERT INTO device_keys VALUES ('1', 'ghost')");
  rebuild(journal.database);
  expect([projected(journal), journal.database.all('SELECT * FROM events')]).toEqual([before, events]);
});

test('no table is forgotten: each is the journal itself or can be worked out', () => {
  const tables = openJournal().database.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  expect(tables.map(({ name }) => name).sort()).toEqual(['events', 'memory', ...PROJECTED].sort());
});
