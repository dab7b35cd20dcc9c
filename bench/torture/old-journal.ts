import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Acknowledged } from './ledgers.ts';

/**
 * Leaves a journal as version 1 of the schema kept it, so that the next start has to migrate it: these boxes are waiting in it, and so many
 * scans were refused, which makes the migration last long enough to die in.
 */
export function leaveOldJournal(file: string, boxes: readonly Acknowledged[], now: number): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  copyFileSync(VERSION_1, file);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA synchronous = OFF; BEGIN; DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted;');
    for (const table of ['events', 'boxes', 'identifiers', 'claims', 'shifts', 'tallies', 'station', 'sqlite_sequence'])
      database.exec(`DELETE FROM ${table}`);
    let seq = 0;
    const event = database.prepare('INSERT INTO events (seq, id, at, station, shift, type, body) VALUES (?, ?, ?, ?, ?, ?, ?)');
    const happened = (type: string, body: object): number => {
      seq += 1;
      event.run(seq, `old-${seq}`, now, 'old-station', SHIFT, type, JSON.stringify(body));
      return seq;
    };
    happened('shift-started', {});
    const [customer] = boxes;
    happened('customer-chosen', { customer: { id: customer?.customer, name: NAME } });
    for (let i = 0; i < REFUSED; i++) happened('scan-refused', { reason: 'product-code', codes: [], source: 'camera' });
    const row = database.prepare(
      `INSERT INTO boxes (id, seq, accepted_at, shift, customer_id, customer_name, imei, source, state, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'camera', 'waiting', ?)`,
    );
    for (const { box, imei, customer } of boxes) {
      const at = happened('box-accepted', { box, imei, customer: { id: customer, name: NAME }, source: 'camera' });
      row.run(box, at, now, SHIFT, customer, NAME, imei, now);
      database.prepare('INSERT INTO identifiers (imei, box) VALUES (?, ?)').run(imei, box);
    }
    database.prepare('INSERT INTO shifts (id, started_at, refused) VALUES (?, ?, ?)').run(SHIFT, now, REFUSED);
    database
      .prepare('INSERT INTO tallies (shift, customer_id, customer_name, state, count) VALUES (?, ?, ?, ?, ?)')
      .run(SHIFT, customer?.customer ?? '', NAME, 'waiting', boxes.length);
    const keep = database.prepare('INSERT INTO station (name, value) VALUES (?, ?)');
    keep.run('shift', SHIFT);
    keep.run('customer', JSON.stringify({ id: customer?.customer, name: NAME }));
    database.exec(
      `CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
       CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
       COMMIT;`,
    );
  } finally {
    database.close();
  }
}

/** Made by that very version; its schema is kept, its rows are not. */
const VERSION_1 = join(import.meta.dirname, '../../test/main/adapters/sqlite/journals/version-1.sqlite');
const SHIFT = 'old-1';
const NAME = 'Customer of old';
const REFUSED = 1500;
