import { DatabaseSync } from 'node:sqlite';
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

/** The schema that this version writes. */
export function newestSchema(): number {
  return STEPS.length;
}

/** What a journal of that schema is made of: its tables, indexes and triggers, by name. */
export function schemaOf(version: number): ReadonlyMap<string, string> {
  const database = new DatabaseSync(':memory:');
  try {
    for (const step of STEPS.slice(0, version)) database.exec(step);
    return schemaIn(database);
  } finally {
    database.close();
  }
}

/** Without what SQLite adds by itself. Quotes and spaces differ between versions of SQLite, which write them when a table is altered. */
export function schemaIn(database: DatabaseSync): ReadonlyMap<string, string> {
  const rows = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .all();
  return new Map(rows.map(({ name, sql }) => [String(name), String(sql).replaceAll(/["\s]+/g, '')]));
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

  // Devices without an IMEI, devices that are let go again, the events of each box, and what the claiming loop remembers over a restart.
  `
  CREATE TABLE new_boxes (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    shift TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    imei TEXT,
    imei2 TEXT,
    meid TEXT,
    serial_number TEXT,
    manufacturer TEXT,
    model TEXT,
    source TEXT NOT NULL,
    operator TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    code TEXT,
    device_id TEXT,
    claim TEXT,
    release TEXT,
    batch_limit INTEGER,
    sent_at INTEGER,
    changed_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO new_boxes (id, seq, accepted_at, shift, customer_id, customer_name, imei, imei2, source, state, reason, code, device_id, claim,
    batch_limit, sent_at, changed_at)
    SELECT id, seq, accepted_at, shift, customer_id, customer_name, imei, imei2, source, state, reason, code, device_id, claim, batch_limit,
      sent_at, changed_at FROM boxes;
  DROP TABLE boxes;
  ALTER TABLE new_boxes RENAME TO boxes;
  CREATE INDEX boxes_by_state ON boxes (state, seq);
  CREATE INDEX boxes_by_shift ON boxes (shift, seq);
  CREATE INDEX boxes_by_seq ON boxes (seq);
  CREATE INDEX boxes_by_claim ON boxes (claim, seq);
  CREATE INDEX boxes_by_imei ON boxes (imei);
  CREATE INDEX boxes_by_imei2 ON boxes (imei2) WHERE imei2 IS NOT NULL;
  CREATE INDEX boxes_by_meid ON boxes (meid) WHERE meid IS NOT NULL;
  CREATE INDEX boxes_by_serial_number ON boxes (serial_number) WHERE serial_number IS NOT NULL;
  CREATE INDEX boxes_by_device_id ON boxes (device_id) WHERE device_id IS NOT NULL;

  CREATE TABLE device_keys (key TEXT PRIMARY KEY, box TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO device_keys (key, box) SELECT imei, box FROM identifiers;
  DROP TABLE identifiers;

  ALTER TABLE claims ADD COLUMN kind TEXT NOT NULL DEFAULT 'claim';
  ALTER TABLE claims ADD COLUMN sent_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE claims ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE claims ADD COLUMN code TEXT;
  UPDATE claims SET seq = sent.seq, sent_at = sent.at
    FROM (SELECT seq, at, json_extract(body, '$.claim') AS claim FROM events WHERE type = 'claim-sent') AS sent
    WHERE claims.claim = sent.claim;
  UPDATE claims SET code = troubled.code
    FROM (
      SELECT max(seq), json_extract(body, '$.claim') AS claim, json_extract(body, '$.code') AS code FROM events
        WHERE type IN ('claim-not-sent', 'claim-split', 'claim-unsure') GROUP BY claim
    ) AS troubled
    WHERE claims.claim = troubled.claim;
  CREATE INDEX claims_by_seq ON claims (seq);

  CREATE TABLE mentions (box TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (box, seq)) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO mentions (box, seq) SELECT json_extract(body, '$.box'), seq FROM events WHERE json_extract(body, '$.box') IS NOT NULL;
  INSERT OR IGNORE INTO mentions (box, seq)
    SELECT named.value, events.seq FROM events, json_each(events.body, '$.boxes') AS named WHERE json_type(events.body, '$.boxes') = 'array';
  INSERT OR IGNORE INTO mentions (box, seq)
    SELECT named.value, taken.seq FROM events AS taken
      JOIN claims ON claims.claim = json_extract(taken.body, '$.claim')
      JOIN events AS sent ON sent.seq = claims.seq
      JOIN json_each(sent.body, '$.boxes') AS named
      WHERE taken.type = 'claim-taken';

  CREATE TABLE models (
    tac TEXT NOT NULL,
    manufacturer TEXT NOT NULL,
    model TEXT NOT NULL,
    devices INTEGER NOT NULL,
    PRIMARY KEY (tac, manufacturer, model)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE memory (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];
