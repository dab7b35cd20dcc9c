import { JournalFailure, type JournalFailureReason } from '../../../core/ports/journal.ts';

/** What SQLite says about the disk, by its primary result code (sqlite.org/rescode.html); undefined for anything that is our own mistake. */
export function journalFailure(error: unknown): JournalFailure | undefined {
  if (error instanceof JournalFailure) return error;
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  const reason = REASONS[error.errcode & 0xff];
  return reason === undefined ? undefined : new JournalFailure(reason, error);
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
