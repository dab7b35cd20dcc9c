import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Seen } from './witness.ts';

/**
 * Opens a journal's file to look at it, so that not one of its bytes changes: nothing is recovered, checkpointed or created in it.
 * @param live whether this process has it open and may write to it meanwhile
 * @throws what SQLite throws
 */
export function readJournal(file: string, live = false): DatabaseSync {
  // Where there is no log, SQLite would make an empty one even for a reader.
  if (!live && sizeOf(`${file}-wal`) === 0) {
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return new DatabaseSync(url, { readOnly: true });
  }
  return new DatabaseSync(file, { readOnly: true, timeout: 5000 });
}

/** Bytes; 0 also when there is none. */
export function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** How far it has come; undefined while it is empty. */
export function seenIn(database: DatabaseSync): Seen | undefined {
  const last = database.prepare('SELECT seq, id, at FROM events ORDER BY seq DESC LIMIT 1').get();
  const boxes = database.prepare('SELECT coalesce(sum(count), 0) AS boxes FROM tallies').get();
  if (last === undefined) return undefined;
  return { seq: Number(last['seq']), id: String(last['id']), at: Number(last['at']), boxes: Number(boxes?.['boxes']) };
}
