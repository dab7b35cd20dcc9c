import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that belongs to one account's journal, in the account's folder. */
export interface JournalFiles {
  readonly folder: string;
  readonly journal: string;
  /** SQLite's log: what was committed last is only here. */
  readonly wal: string;
  readonly shm: string;
  /** SQLite's rollback journal: only while a new file becomes a WAL database. */
  readonly rollback: string;
  readonly witness: string;
  readonly backups: string;
  readonly quarantine: string;
}

export function journalFiles(folder: string): JournalFiles {
  const journal = join(folder, 'journal.sqlite');
  return {
    folder,
    journal,
    wal: `${journal}-wal`,
    shm: `${journal}-shm`,
    rollback: `${journal}-journal`,
    witness: join(folder, 'journal.witness'),
    backups: join(folder, 'backups'),
    quarantine: join(folder, 'quarantine'),
  };
}

/** What is in a folder; nothing where it cannot be read, because a folder of copies holds up no one. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
