import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { diskFailure } from '../disk-failure.ts';
import { journalFailure } from './failure.ts';
import { placeOf } from './place.ts';
import { copyBeside, putInPlace, takeBack } from './write-again.ts';

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
  /** Whether what is committed now would be found at its path again. */
  isInPlace(): boolean;
  /** Writes everything to its path again, in a folder that is there, and goes on with that file. Throws `JournalFailure`, and then nothing is lost. */
  writeAgain(): void;
  close(): void;
}

export type Row = Record<string, unknown>;

/** @throws JournalFailure */
export function openDatabase(file: string): Database {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw journalFailure(error, file) ?? error;
    }
  };
  let database = guarded(() => opened(file));
  let place = placeOf(file);
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
          if (!place.isKept()) throw new JournalFailure('folder-gone', new Error(`${file} is not the file that was opened`));
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
    isInPlace: () => place.isKept(),
    writeAgain() {
      try {
        copyBeside(database, file);
        putInPlace(file);
        const fresh = working(file);
        const old = database;
        database = fresh;
        place = placeOf(file);
        statements.clear();
        // Only now: until there is another one it is all that there is. SQLite carries nothing over into a file that is not its own any more.
        old.close();
      } catch (error) {
        throw journalFailure(error, file) ?? diskFailure(error) ?? error;
      }
    },
    close: () => database.close(),
  };
}

function opened(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: OPENING_MS });
  try {
    // WAL with FULL syncs the log at every commit: a power cut takes nothing that was acknowledged (sqlite.org/pragma.html#pragma_synchronous).
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;');
    database.exec(`PRAGMA busy_timeout = ${WORKING_MS}; PRAGMA journal_size_limit = ${LARGEST_LOG}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The copy, in its place, once it is sure that it can be worked with: SQLite makes its log and the memory beside it only when they are needed. */
function working(file: string): DatabaseSync {
  const database = opened(file);
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    return database;
  } catch (error) {
    database.close();
    takeBack(file);
    throw error;
  }
}

/** The last process may still be closing. */
const OPENING_MS = 5000;
/** While SQLite waits for another program the whole station stands still: a refusal that is heard at once is better than a window that hangs. */
const WORKING_MS = 150;
/** Bytes. A log that grew while another program read for a long time is cut off again. */
const LARGEST_LOG = 16 * 1024 * 1024;
