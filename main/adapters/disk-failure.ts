import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { JournalFailure, type JournalFailureReason } from '../../core/ports/journal.ts';

/** What Node says when the disk refuses a file, by error code (man 3 errno); undefined for anything that is our own mistake. */
export function diskFailure(error: unknown): JournalFailure | undefined {
  if (error instanceof JournalFailure) return error;
  const reason = reasonOfCode(error);
  return reason === undefined ? undefined : new JournalFailure(reason, error);
}

/**
 * What is wrong with a folder, where SQLite only said that something is. Opens no file: to close a file that SQLite has open drops SQLite's locks
 * on it (sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
 */
export function troubleWithFolder(folder: string): JournalFailureReason {
  try {
    if (!statSync(folder).isDirectory()) return 'folder-gone';
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST_ROOM ? 'disk-full' : 'other';
  } catch (error) {
    return reasonOfCode(error) ?? 'other';
  }
}

function reasonOfCode(error: unknown): JournalFailureReason | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return REASONS[error.code];
}

const REASONS: Readonly<Record<string, JournalFailureReason>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  // A limit on the size of files: another kind of full.
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EBUSY: 'locked',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ESTALE: 'folder-gone',
  EIO: 'other',
  ENXIO: 'other',
  ENODEV: 'other',
};

/** Bytes that a box and what follows from it take at most. */
const LEAST_ROOM = 256 * 1024;
