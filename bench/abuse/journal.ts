import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readOtherDevice } from '../../core/domain/other-device.ts';
import { summarise } from '../../core/domain/shift.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { PROJECTED, rebuild } from '../../main/adapters/sqlite/projections.ts';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';

/** What is wrong with the journals of a station that was closed: whatever was asked of it, only what its commands may store can be there. */
export function wrongInJournals(dataFolder: string): string[] {
  const accounts = join(dataFolder, 'accounts');
  return readdirSync(accounts).flatMap((account) => {
    const journal = sqliteJournal({
      file: join(accounts, account, 'journal.sqlite'),
      station: 'abuse',
      clock: systemClock,
      chance: systemChance,
    });
    try {
      return wrongIn(journal).map((what) => `${account}: ${what}`);
    } finally {
      journal.close();
    }
  });
}

function wrongIn(journal: SqliteJournal): string[] {
  const { database } = journal;
  const wrong: string[] = [];
  const integrity = database.get('PRAGMA integrity_check')?.['integrity_check'];
  if (integrity !== 'ok') wrong.push(`not intact: ${String(integrity)}`);
  for (const { id } of database.all('SELECT id FROM boxes')) {
    const box = journal.box(String(id));
    const read = readOtherDevice(box?.identifiers ?? {});
    const isAsRead = read.kind === 'device' && JSON.stringify(named(read.identifiers)) === JSON.stringify(named(box?.identifiers ?? {}));
    if (!isAsRead || box?.customer.id === '') wrong.push(`a box that no scan makes: ${JSON.stringify(box)}`);
  }
  for (const { id } of database.all('SELECT id FROM shifts')) {
    const shift = journal.shift(String(id));
    if (shift === undefined || !summarise(shift, journal.totals(shift.id), journal.acceptedIn(shift.id)).balanced)
      wrong.push(`shift ${String(id)} does not balance`);
  }
  // Nothing of it needs to last. Working it out again also reads every event by its schema.
  database.exec('PRAGMA synchronous = OFF');
  const before = tables(journal);
  rebuild(database);
  if (tables(journal) !== before) wrong.push('the tables do not follow from the events');
  return wrong;
}

function named(identifiers: object): [string, unknown][] {
  return Object.entries(identifiers)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function tables({ database }: SqliteJournal): string {
  return PROJECTED.map((table) =>
    database
      .all(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n'),
  ).join('\n');
}
