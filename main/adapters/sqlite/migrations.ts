import { JournalFailure } from '../../../core/ports/journal.ts';
import type { Database } from './database.ts';

/**
 * Brings a journal to this version's schema. Each step is numbered, frozen once released and complete in itself: it must mean
 * tomorrow what it meant on the day it was written.
 * @throws NewerJournal when the file was written by a newer version, JournalFailure when it is not ours or the disk says no
 */
export function migrate(database: Database): void {
  const version = Number(database.get('PRAGMA user_version')?.['user_version'] ?? 0);
  if (version === 0 && database.get('SELECT name FROM sqlite_schema') !== undefined)
    throw new JournalFailure('damaged', new Error('tables of another program'));
  if (version > STEPS.length) throw new NewerJournal(version, STEPS.length);
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

export class NewerJournal extends Error {
  override readonly name = 'NewerJournal';
  constructor(found: number, known: number) {
    super(`the journal has schema ${found}, this version knows ${known}`);
  }
}

const STEPS: readonly string[] = [
  `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    station TEXT NOT NULL,
    shift TEXT,
    operator TEXT,
    type TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_by_shift ON events (shift, type);
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

  CREATE TABLE boxes (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    shift TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    imei TEXT NOT NULL,
    imei2 TEXT,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    code TEXT,
    device_id TEXT,
    claim TEXT,
    batch_limit INTEGER,
    sent_at INTEGER,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX boxes_by_state ON boxes (state, seq);
  CREATE INDEX boxes_by_shift ON boxes (shift, seq);
  CREATE INDEX boxes_by_seq ON boxes (seq);
  CREATE INDEX boxes_by_claim ON boxes (claim, seq);

  CREATE TABLE identifiers (imei TEXT PRIMARY KEY, box TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE claims (
    claim TEXT PRIMARY KEY,
    operation TEXT,
    taken_at INTEGER,
    finished_at INTEGER,
    size INTEGER NOT NULL,
    customer_name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX claims_open ON claims (taken_at) WHERE operation IS NOT NULL AND finished_at IS NULL;

  CREATE TABLE shifts (
    id TEXT PRIMARY KEY,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    repeated INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tallies (
    shift TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (shift, customer_id, state)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE station (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];
