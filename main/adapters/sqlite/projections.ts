import { boxesOf, evolveBox, isScanned, type Box } from '../../../core/domain/box.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import type { StoredEvent } from '../../../core/domain/events.ts';
import type { Database } from './database.ts';
import { boxOf, eventOf, text } from './rows.ts';

/**
 * Carries one event into the tables that follow from the journal. Runs in the transaction that stores the event.
 * @param past it was stored long ago, and what it says has to be lived with
 */
export function project(database: Database, event: StoredEvent, past = false): void {
  for (const id of boxesOf(event, (claim) =>
    database.all('SELECT id FROM boxes WHERE claim = ? ORDER BY seq', claim).map((row) => text(row['id'])),
  )) {
    const before = boxById(database, id);
    const after = evolveBox(before, event);
    if (after !== undefined) saveBox(database, before, after, past);
    database.run('INSERT OR IGNORE INTO mentions (box, seq) VALUES (?, ?)', id, event.seq);
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
        project(database, event, true);
        seq = event.seq;
      }
    }
  });
}

/** The tables that `rebuild` works out. `events` is the truth, and `memory` only spares Google a hasty try after a restart. */
export const PROJECTED = ['boxes', 'device_keys', 'claims', 'mentions', 'models', 'shifts', 'tallies', 'station'] as const;

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
      // Part of the box's story, though it changes nothing about it.
      database.run('INSERT OR IGNORE INTO mentions (box, seq) VALUES (?, ?)', event.body.box, event.seq);
      return;
    case 'metadata-changed':
      if (event.body.box !== undefined) database.run('INSERT OR IGNORE INTO mentions (box, seq) VALUES (?, ?)', event.body.box, event.seq);
      return;
    case 'scan-refused':
      database.run('UPDATE shifts SET refused = refused + 1 WHERE id = ?', event.shift ?? '');
      return;
    case 'claim-sent':
      return sent(database, 'claim', event.body.claim, event.body.boxes, event);
    case 'release-sent':
      return sent(database, 'release', event.body.release, event.body.boxes, event);
    case 'claim-taken':
      return taken(database, event.body.claim, event.body.operation, event.at);
    case 'release-taken':
      return taken(database, event.body.release, event.body.operation, event.at);
    case 'claim-finished':
      return finished(database, event.body.claim, event.at);
    case 'release-finished':
      return finished(database, event.body.release, event.at);
    case 'claim-not-sent':
    case 'claim-split':
    case 'claim-unsure':
      return troubled(database, event.body.claim, event.body.code);
    case 'release-unsure':
      return troubled(database, event.body.release, event.body.code);
    case 'box-claimed':
    case 'box-recovered':
      return learnModel(database, event.body.box);
    case 'journal-restored':
      keep(database, 'recovery', JSON.stringify({ since: event.at, ...event.body }));
      return;
    case 'recovery-finished':
      keep(database, 'recovery', '');
      return;
    default:
      return;
  }
}

function sent(database: Database, kind: 'claim' | 'release', claim: string, boxes: readonly string[], event: StoredEvent): void {
  const first = boxById(database, boxes[0] ?? '');
  database.run(
    'INSERT INTO claims (claim, kind, size, customer_name, sent_at, seq) VALUES (?, ?, ?, ?, ?, ?)',
    claim,
    kind,
    boxes.length,
    first?.customer.name ?? '',
    event.at,
    event.seq,
  );
}

function taken(database: Database, claim: string, operation: string, at: number): void {
  database.run('UPDATE claims SET operation = ?, taken_at = ? WHERE claim = ?', operation, at, claim);
}

function finished(database: Database, claim: string, at: number): void {
  database.run('UPDATE claims SET finished_at = ? WHERE claim = ?', at, claim);
}

function troubled(database: Database, claim: string, code: string): void {
  database.run('UPDATE claims SET code = ? WHERE claim = ?', code, claim);
}

/**
 * Manufacturer and model that Google has confirmed for a TAC, the first eight digits of an IMEI (3GPP TS 23.003 section 6.2.1). What has
 * none, such as a tablet without a modem, counts under an empty one: it is offered for the next of its kind.
 */
function learnModel(database: Database, box: string): void {
  database.run(
    `INSERT INTO models (tac, manufacturer, model, devices)
       SELECT coalesce(substr(imei, 1, 8), ''), manufacturer, model, 1 FROM boxes
       WHERE id = ? AND manufacturer IS NOT NULL AND model IS NOT NULL
     ON CONFLICT (tac, manufacturer, model) DO UPDATE SET devices = devices + 1`,
    box,
  );
}

function saveBox(database: Database, before: Box | undefined, after: Box, past: boolean): void {
  if (before === undefined) {
    for (const key of deviceKeys(after.identifiers)) {
      // A second box with the same IMEI fails here, whatever the decision above thought. One that is in the journal all the same, since a row of this
      // table was lost on the disk, must not make the rest of the journal unreadable: the first box keeps the key.
      database.run(`INSERT ${past ? 'OR IGNORE ' : ''}INTO device_keys (key, box) VALUES (?, ?)`, key, after.id);
    }
  }
  // A device that was let go or taken back may come back as a new box.
  if (!isScanned(after))
    for (const key of deviceKeys(after.identifiers)) database.run('DELETE FROM device_keys WHERE key = ? AND box = ?', key, after.id);
  const { imei, imei2, meid, serialNumber, manufacturer, model } = after.identifiers;
  database.run(
    `INSERT OR REPLACE INTO boxes (id, seq, accepted_at, shift, customer_id, customer_name, imei, imei2, meid, serial_number, manufacturer,
       model, source, operator, state, reason, code, device_id, claim, release, batch_limit, sent_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    after.id,
    after.seq,
    after.acceptedAt,
    after.shift,
    after.customer.id,
    after.customer.name,
    imei ?? null,
    imei2 ?? null,
    meid ?? null,
    serialNumber ?? null,
    manufacturer ?? null,
    model ?? null,
    after.source,
    after.operator ?? null,
    after.state,
    after.reason ?? null,
    after.code ?? null,
    after.deviceId ?? null,
    after.claim ?? null,
    after.release === undefined ? null : JSON.stringify(after.release),
    after.batchLimit ?? null,
    after.sentAt ?? null,
    after.changedAt,
  );
  if (before?.state === after.state && before.customer.id === after.customer.id) return;
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
