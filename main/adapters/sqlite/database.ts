import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { journalFailure } from './failure.ts';

/** One SQLite file, with the settings that make a commit mean "on the disk", and its statements prepared once. */
export interface Database {
  run(sql: string, ...values: SQLInputValue[]): void;
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** All or nothing; returns after the fsync. Throws `JournalFailure` for what the disk refuses. */
  transaction<T>(work: () => T): T;
  exec(sql: string): void;
  /** Everything that was asked so far through `run`, `get` and `all`. */
  statements(): string[];
  close(): void;
}

export type Row = Record<string, unknown>;

/** @throws JournalFailure */
export function openDatabase(file: string): Database {
  const database = guarded(() => {
    const opened = new DatabaseSync(file, { timeout: 5000 });
    try {
      // WAL with FULL syncs the log at every commit: a power cut takes nothing that was acknowledged (sqlite.org/pragma.html#pragma_synchronous).
      opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;');
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  });
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    run: (sql, ...values) => void guarded(() => prepare(sql).run(...values)),
    get: (sql, ...values) => guarded(() => prepare(sql).get(...values)),
    all: (sql, ...values) => guarded(() => prepare(sql).all(...values)),
    transaction(work) {
      return guarded(() => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const result = work();
          database.exec('COMMIT');
          return result;
        } catch (error) {
          // After some failures SQLite has rolled back by itself.
          if (database.isTransaction) database.exec('ROLLBACK');
          throw error;
        }
      });
    },
    statements: () => [...statements.keys()],
    exec: (sql) => guarded(() => database.exec(sql)),
    close: () => database.close(),
  };
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw journalFailure(error) ?? error;
  }
}
