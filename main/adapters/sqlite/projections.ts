import { boxesOf, evolveBox, type Box } from '../../../core/domain/box.ts';
import type { StoredEvent } from '../../../core/domain/events.ts';
import type { Database } from './database.ts';
import { boxOf, eventOf, text } from './rows.ts';

/** Carries one event into the tables that follow from the journal. Runs in the transaction that stores the event. */
export function project(database: Database, event: StoredEvent): void {
  for (const id of boxesOf(event, (claim) =>
    database.all('SELECT id FROM boxes WHERE claim = ? ORDER BY seq', claim).map((row) => text(row['id'])),
  )) {
    const before = boxById(database, id);
    const after = evolveBox(before, event);
    if (after !== undefined) saveBox(database, before, after);
  }
  projectRest(database, event);
}

/** Forgets everything that follows from the journal and works it out again. */
export function rebuild(database: Database): void {
  database.transaction(() => {
    for (const table of PROJECTED) database.exec(`DELETE FROM ${table}`);
    let seq = 0;
    for (;;) {
      const rows = database.all('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT 1000', seq);
      if (rows.length === 0) return;
      for (const event of rows.map(eventOf)) {
        project(database, event);
        seq = event.seq;
      }
    }
  });
}

/** The tables that `rebuild` works out; `events` is the only other one. */
export const PROJECTED = ['boxes', 'identifiers', 'claims', 'shifts', 'tallies', 'station'] as const;

export function boxById(database: Database, id: string): Box | undefined {
  const row = database.get('SELECT * FROM boxes WHERE id = ?', id);
  return row === undefined ? undefined : boxOf(row);
}

function projectRest(database: Database, event: StoredEvent): void {
  switch (event.type) {
    case 'shift-started':
      database.run('INSERT INTO shifts (id, started_at) VALUES (?, ?)', event.id, event.at);
      keep(database, 'shift', event.id);
      return;
    case 'shift-ended':
      database.run('UPDATE shifts SET ended_at = ? WHERE id = ?', event.at, event.shift ?? '');
      keep(database, 'shift', '');
      return;
    case 'customer-chosen':
      keep(database, 'customer', JSON.stringify(event.body.customer));
      return;
    case 'scan-repeated':
      database.run('UPDATE shifts SET repeated = repeated + 1 WHERE id = ?', event.shift ?? '');
      return;
    case 'scan-refused':
      database.run('UPDATE shifts SET refused = refused + 1 WHERE id = ?', event.shift ?? '');
      return;
    case 'claim-sent': {
      const first = boxById(database, event.body.boxes[0] ?? '');
      const size = event.body.boxes.length;
      database.run('INSERT INTO claims (claim, size, customer_name) VALUES (?, ?, ?)', event.body.claim, size, first?.customer.name ?? '');
      return;
    }
    case 'claim-taken':
      database.run('UPDATE claims SET operation = ?, taken_at = ? WHERE claim = ?', event.body.operation, event.at, event.body.claim);
      return;
    case 'claim-finished':
      database.run('UPDATE claims SET finished_at = ? WHERE claim = ?', event.at, event.body.claim);
      return;
    default:
      return;
  }
}

function saveBox(database: Database, before: Box | undefined, after: Box): void {
  if (before === undefined) {
    for (const imei of after.imei2 === undefined ? [after.imei] : [after.imei, after.imei2]) {
      // A second box with the same IMEI fails here, whatever the decision above thought.
      database.run('INSERT INTO identifiers (imei, box) VALUES (?, ?)', imei, after.id);
    }
  }
  database.run(
    `INSERT OR REPLACE INTO boxes (id, seq, accepted_at, shift, customer_id, customer_name, imei, imei2, source, state, reason, code,
       device_id, claim, batch_limit, sent_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    after.id,
    after.seq,
    after.acceptedAt,
    after.shift,
    after.customer.id,
    after.customer.name,
    after.imei,
    after.imei2 ?? null,
    after.source,
    after.state,
    after.reason ?? null,
    after.code ?? null,
    after.deviceId ?? null,
    after.claim ?? null,
    after.batchLimit ?? null,
    after.sentAt ?? null,
    after.changedAt,
  );
  if (before?.state === after.state) return;
  if (before !== undefined) count(database, before, -1);
  count(database, after, 1);
}

function count(database: Database, box: Box, change: 1 | -1): void {
  database.run(
    `INSERT INTO tallies (shift, customer_id, customer_name, state, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (shift, customer_id, state) DO UPDATE SET count = count + excluded.count`,
    box.shift,
    box.customer.id,
    box.customer.name,
    box.state,
    change,
  );
}

function keep(database: Database, name: string, value: string): void {
  database.run('INSERT OR REPLACE INTO station (name, value) VALUES (?, ?)', name, value);
}
