import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EventDraft } from '../../core/domain/events.ts';
import { JournalFailure } from '../../core/ports/journal.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { PROJECTED } from '../../main/adapters/sqlite/projections.ts';
import { seededChance } from './chance.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { temporaryFolder } from './folder.ts';

/** A journal in a folder of its own, closed with the test. */
export function openJournal(about: { file?: string; clock?: FakeClock; seed?: number } = {}): SqliteJournal & { readonly file: string } {
  const { file = join(temporaryFolder(), 'journal.sqlite'), clock = fakeClock(), seed = 1 } = about;
  const journal = sqliteJournal({ file, station: 'station-1', clock, chance: seededChance(seed) });
  let open = true;
  const close = (): void => {
    if (open) journal.close();
    open = false;
  };
  onTestFinished(close);
  return { ...journal, file, close };
}

export const northwind = { id: '1048576201', name: 'Northwind Logistics' };

export function accepted(box: string, imei: string, imei2?: string): EventDraft {
  return { type: 'box-accepted', body: { box, imei, ...(imei2 === undefined ? {} : { imei2 }), customer: northwind, source: 'camera' } };
}

/** Everything in the tables that follow from the journal. */
export function projected(journal: SqliteJournal): Record<string, unknown[]> {
  return Object.fromEntries(PROJECTED.map((table) => [table, journal.database.all(`SELECT * FROM ${table} ORDER BY 1, 2`)]));
}

/** Writes until the file may not grow any more and not even the smallest event fits. `PRAGMA max_page_count` makes room again. */
export function fillDisk(journal: SqliteJournal): void {
  journal.database.exec('PRAGMA max_page_count = 1');
  try {
    for (;;) journal.append([{ type: 'box-not-found', body: { box: '' } }]);
  } catch (error) {
    if (!(error instanceof JournalFailure)) throw error;
  }
}
