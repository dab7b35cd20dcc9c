import { closeSync, constants, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import type { EventBody } from '../../core/domain/events.ts';
import type { Chance } from '../../core/ports/chance.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { restoredEvents } from '../../core/services/restored.ts';
import { sqliteJournal } from '../adapters/sqlite/journal.ts';
import { syncFolder } from '../adapters/whole-file.ts';
import type { JournalFiles } from './journal-files.ts';

export interface Restoration {
  /** The copy, which stays as it is; without one the journal begins anew. */
  readonly source: string | undefined;
  readonly from: EventBody<'journal-restored'>['from'];
  readonly madeAt: number | undefined;
  readonly reason: string;
  /** This station's. */
  readonly station: string;
  readonly clock: Clock;
  readonly chance: Chance;
}

/**
 * Makes the journal that is gone on with, beside the place where it will be. It says of itself that it was restored before anything can
 * open it as the journal: a crash in between must not leave a copy that takes itself for the original.
 * @throws JournalFailure, or what the disk throws
 * @returns puts it in its place, where by then there must be none
 */
export async function prepareRestored(
  files: JournalFiles,
  { source, from, madeAt, reason, station, clock, chance }: Restoration,
): Promise<() => void> {
  const file = `${files.journal}.restoring`;
  for (const old of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(old, { force: true });
  if (source !== undefined) await copyFile(source, file, constants.COPYFILE_FICLONE);
  const journal = sqliteJournal({ file, station, clock, chance });
  try {
    const known = journal.database.all('SELECT DISTINCT station FROM events').map((row) => String(row['station']));
    const stations = [...new Set([...known, station])];
    journal.append(restoredEvents(journal, { from, ...(madeAt === undefined ? {} : { madeAt }), reason, stations }));
  } finally {
    // Its log becomes part of it.
    journal.close();
  }
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  return () => {
    if (existsSync(files.journal)) throw new Error('there is a journal in this place');
    renameSync(file, files.journal);
    syncFolder(files.folder);
  };
}
