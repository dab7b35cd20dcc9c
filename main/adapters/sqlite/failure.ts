import { dirname } from 'node:path';
import { JournalFailure, type JournalFailureReason } from '../../../core/ports/journal.ts';
import { troubleWithFolder } from '../disk-failure.ts';

/**
 * What SQLite says about the disk, by its result code (sqlite.org/rescode.html); undefined for anything that is our own mistake.
 * @param file where it said so: of many faults SQLite only tells that there is one, and a look at the folder tells which
 */
export function journalFailure(error: unknown, file?: string): JournalFailure | undefined {
  if (error instanceof JournalFailure) return error;
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  const known = PRECISE[error.errcode] ?? REASONS[error.errcode & 0xff];
  if (known === undefined) return undefined;
  return new JournalFailure(known === 'other' && file !== undefined ? troubleWithFolder(dirname(file)) : known, error);
}

const REASONS: Readonly<Record<number, JournalFailureReason>> = {
  3: 'read-only', // PERM
  5: 'locked', // BUSY
  6: 'locked', // LOCKED
  8: 'read-only', // READONLY
  10: 'other', // IOERR
  11: 'damaged', // CORRUPT
  13: 'disk-full', // FULL
  14: 'other', // CANTOPEN
  26: 'damaged', // NOTADB
};

/** Extended codes that say more than their primary one. */
const PRECISE: Readonly<Record<number, JournalFailureReason>> = {
  1032: 'folder-gone', // READONLY_DBMOVED
  4874: 'disk-full', // IOERR_SHMSIZE: no room for the shared memory beside the log
};
