import type { DatabaseSync } from 'node:sqlite';
import type { JournalFailure } from '../../core/ports/journal.ts';
import { journalFailure } from '../adapters/sqlite/failure.ts';
import { newestSchema, schemaIn, schemaOf } from '../adapters/sqlite/migrations.ts';
import { fullCheck, integrity } from './full-check.ts';
import { namesIn, type JournalFiles } from './journal-files.ts';
import { readJournal, seenIn, sizeOf } from './read-journal.ts';
import { readWitness, type Seen } from './witness.ts';

/**
 * What is wrong with a journal.
 * - `damaged`: SQLite or our own checks find something that cannot be.
 * - `foreign`: a file of another program.
 * - `missing`: there was a journal, and its file is gone.
 * - `behind`: it ends before what was already acknowledged: its log is gone, or an older file was put in its place.
 * - `newer`: whole, and written by a newer version of this program.
 */
export type JournalFault = 'damaged' | 'foreign' | 'missing' | 'behind' | 'newer';

export type Verdict =
  | { readonly kind: 'new' }
  /** `fully` checked, or so far as is cheap. */
  | {
      readonly kind: 'trusted';
      readonly fully: boolean;
      readonly schema: number;
      readonly seen: Seen | undefined;
      /** Where a table does not follow from the events, which are fine: to be worked out again before anything is sent. */
      readonly tables: string | undefined;
    }
  | { readonly kind: 'faulty'; readonly fault: JournalFault; readonly detail: string }
  /** The disk does not let us look. */
  | { readonly kind: 'unreadable'; readonly cause: JournalFailure };

/**
 * Looks at a journal before anything works on it, and changes none of its bytes. A small one is read whole; of a large one only what costs
 * the same at any size, and the rest is for the background.
 */
export function inspect(files: JournalFiles, wholeUpTo = WHOLE_UP_TO): Verdict {
  const witness = readWitness(files.witness);
  const wasHere = witness !== undefined || namesIn(files.backups).length > 0 || namesIn(files.quarantine).length > 0;
  // SQLite would begin a new file here and throw a log away that is left of the old one.
  if (sizeOf(files.journal) === 0) {
    const isLeft = wasHere || sizeOf(files.wal) > 0;
    return isLeft ? { kind: 'faulty', fault: 'missing', detail: 'there is no journal file' } : { kind: 'new' };
  }
  // Only a file that is just becoming a journal has one, and SQLite takes it back by itself: nothing was acknowledged yet.
  if (witness === undefined && sizeOf(files.rollback) > 0) return { kind: 'new' };
  const whole = sizeOf(files.journal) + sizeOf(files.wal) <= wholeUpTo;
  return judge(files.journal, whole, { witness });
}

/**
 * @param whole whether every byte of it is to be looked at
 * @param about what it must at least hold, and whether this process has it open meanwhile
 */
export function judge(file: string, whole: boolean, about: { readonly witness?: Seen | undefined; readonly live?: boolean } = {}): Verdict {
  let database: DatabaseSync | undefined;
  try {
    database = readJournal(file, about.live);
    return verdictOn(database, whole, about.witness);
  } catch (error) {
    const failure = journalFailure(error);
    // A reader gets "cannot open" for what is no database file at all, such as a folder.
    if (failure !== undefined && failure.reason !== 'damaged') return { kind: 'unreadable', cause: failure };
    return { kind: 'faulty', fault: isOurs(database) ? 'damaged' : 'foreign', detail: String(error) };
  } finally {
    database?.close();
  }
}

function verdictOn(database: DatabaseSync, whole: boolean, witness: Seen | undefined): Verdict {
  // One snapshot for all questions, whatever is stored meanwhile.
  database.exec('BEGIN');
  const schema = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  const found = schemaIn(database);
  if (found.size === 0 && schema === 0 && witness === undefined) return { kind: 'new' };
  if (!found.has('events')) return { kind: 'faulty', fault: 'foreign', detail: 'it has no table of events' };
  if (schema > newestSchema() && schema < NOT_BELIEVABLE)
    return { kind: 'faulty', fault: 'newer', detail: `it has schema ${schema}, this version knows ${newestSchema()}` };
  const expected = schema > 0 && schema <= newestSchema() ? schemaOf(schema) : undefined;
  if (expected === undefined) return { kind: 'faulty', fault: 'foreign', detail: `it has schema ${schema}` };
  for (const [name, sql] of expected)
    if (found.get(name) !== sql) return { kind: 'faulty', fault: 'damaged', detail: `${name} is not what it should be` };

  const seen = seenIn(database);
  if (witness !== undefined) {
    const there = database.prepare('SELECT id FROM events WHERE seq = ?').get(witness.seq)?.['id'];
    if (there !== witness.id) return { kind: 'faulty', fault: 'behind', detail: `event ${witness.seq} was acknowledged and is not there` };
  }
  const isNewest = schema === newestSchema();
  const { damage, tables } = whole ? (isNewest ? fullCheck(database) : { damage: integrity(database), tables: undefined }) : NOTHING;
  if (damage !== undefined) return { kind: 'faulty', fault: 'damaged', detail: damage };
  return { kind: 'trusted', fully: whole && isNewest, schema, seen, tables };
}

/** Whether it at least begins like a journal of ours; only for what is said to the person. */
function isOurs(database: DatabaseSync | undefined): boolean {
  try {
    return database?.prepare('PRAGMA user_version').get() !== undefined;
  } catch (error) {
    // 26: "file is not a database", in its first bytes.
    return !(error instanceof Error && 'errcode' in error && error.errcode === 26);
  }
}

/** Bytes of file and log. Reading so much takes a tenth of a second. */
export const WHOLE_UP_TO = 16 * 1024 * 1024;
const NOTHING = { damage: undefined, tables: undefined };
/** A schema that no version will ever have is a flipped byte. */
const NOT_BELIEVABLE = 10_000;
