import { JournalFailure } from '../../../core/ports/journal.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Database } from './database.ts';

/**
 * Carries the write-ahead log over into the database file shortly after a commit, when nobody waits for one. Left to SQLite it happens within
 * a commit, about every sixtieth scan, and that scan takes four times as long as the others. SQLite's own limit of a thousand pages stays for bursts.
 */
export interface Checkpoints {
  committed(): void;
  stop(): void;
}

export function checkpoints(database: Database, clock: Clock): Checkpoints {
  let commits = 0;
  let cancel: (() => void) | undefined;
  const carryOver = (): void => {
    cancel = undefined;
    commits = 0;
    try {
      database.get('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (error) {
      // Every box is in the log. What the disk has against it, the next commit tells.
      if (!(error instanceof JournalFailure)) throw error;
    }
  };
  return {
    committed() {
      commits += 1;
      if (commits >= COMMITS) cancel ??= clock.after(AFTER_THE_REPLY_MS, carryOver);
    },
    stop: () => cancel?.(),
  };
}

const COMMITS = 20;
const AFTER_THE_REPLY_MS = 5;
