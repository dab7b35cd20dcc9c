import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { dirname } from 'node:path';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { syncFolder } from '../whole-file.ts';

/**
 * Copies an open database, whose file may be in no folder any more, to a file beside its place, checks the copy, and syncs it. What
 * lies there now is not touched.
 */
export function copyBeside(database: DatabaseSync, file: string): void {
  const copy = copyOf(file);
  rmSync(copy, { force: true });
  // Inside SQLite: one consistent copy with all that is in the log. It syncs nothing (sqlite.org/lang_vacuum.html#vacuuminto).
  database.prepare('VACUUM INTO ?').run(copy);
  const wanted = lastEvent(database);
  const check = new DatabaseSync(copy, { readOnly: true });
  try {
    const found = check.prepare('PRAGMA integrity_check').get();
    if (found?.['integrity_check'] !== 'ok' || lastEvent(check) !== wanted)
      throw new JournalFailure('damaged', new Error('a copy is not whole'));
  } finally {
    check.close();
  }
  const handle = openSync(copy, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts the copy in its place. Whatever other file lies there is kept beside it, under another name. */
export function putInPlace(file: string): void {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  for (const end of ['-wal', '-shm', '']) {
    if (existsSync(file + end)) renameSync(file + end, `${file}.found-${stamp}${end}`);
  }
  renameSync(copyOf(file), file);
  syncFolder(dirname(file));
}

/** Out of its place again, where the next try makes room for itself. */
export function takeBack(file: string): void {
  renameSync(file, copyOf(file));
}

function copyOf(file: string): string {
  return `${file}.again`;
}

function lastEvent(database: DatabaseSync): unknown {
  return database.prepare('SELECT max(seq) AS seq FROM events').get()?.['seq'];
}
