import type { DatabaseSync } from 'node:sqlite';
import { passesLuhn } from '../../core/domain/luhn.ts';
import { eventOf } from '../adapters/sqlite/rows.ts';
import { BOX_STATES } from '../../core/domain/box.ts';
import { eventBodies } from '../../core/domain/events.ts';

export interface Findings {
  /** The file, or an event in it, is not what was written: it is not to be trusted. */
  readonly damage: string | undefined;
  /** A table does not say what the events say, and these are fine: it can be worked out again. */
  readonly tables: string | undefined;
}

/**
 * Reads the whole journal and says what is wrong with it. SQLite has no checksums of its own: its check finds what breaks its trees and
 * indexes. What a flipped byte makes of a text is found because everything that counts is written down twice, in the event and in the tables
 * that follow from it. Which of the two is right is told by the event alone, where it has something to be told by: the check digit of an
 * IMEI, a customer that was chosen. Where it has not, neither is believed.
 * @throws what SQLite throws on a file that it cannot follow
 */
export function fullCheck(database: DatabaseSync): Findings {
  database.function('passes_luhn', { deterministic: true }, (text) => (passesLuhn(String(text)) ? 1 : 0));
  const first = (checks: Readonly<Record<string, string>>): string | undefined =>
    Object.entries(checks).find(([, sql]) => database.prepare(sql).get() !== undefined)?.[0];
  const damage = integrity(database) ?? first(EVENTS);
  const tables = damage === undefined ? first(TABLES) : undefined;
  // What they are worked out from has to be readable to the last event.
  return tables === undefined ? { damage, tables } : { damage: unreadable(database), tables };
}

function unreadable(database: DatabaseSync): string | undefined {
  try {
    for (const row of database.prepare('SELECT * FROM events').iterate()) eventOf(row);
    return undefined;
  } catch (error) {
    return `an event cannot be read: ${String(error)}`;
  }
}

/** SQLite's own check: of a journal of an older schema, which the others do not fit, it is all there is. */
export function integrity(database: DatabaseSync): string | undefined {
  const found = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
  return found === 'ok' ? undefined : `integrity_check: ${String(found)}`;
}

const TYPES = Object.keys(eventBodies)
  .map((type) => `'${type}'`)
  .join(', ');

const STATES = BOX_STATES.map((state) => `'${state}'`).join(', ');

const ACCEPTED = `SELECT *, json_extract(body, '$.box') AS box FROM events WHERE type IN ('box-accepted', 'box-recovered')`;

/** Each finds a row where an event is not what was written. */
const EVENTS: Readonly<Record<string, string>> = {
  'an event is missing': 'SELECT 1 FROM (SELECT count(*) AS n, coalesce(max(seq), 0) AS last FROM events) WHERE n <> last',
  'an event is no event': `SELECT 1 FROM events WHERE NOT json_valid(body) OR type NOT IN (${TYPES}) LIMIT 1`,
  'an IMEI is none': `
    SELECT 1 FROM (${ACCEPTED}) AS e JOIN boxes AS b ON b.id = e.box
      WHERE (b.imei IS NOT json_extract(e.body, '$.imei') AND NOT passes_luhn(json_extract(e.body, '$.imei')))
        OR (b.imei2 IS NOT json_extract(e.body, '$.imei2') AND NOT passes_luhn(json_extract(e.body, '$.imei2')))
      LIMIT 1`,
  'a box is for a customer whom nobody chose': `
    SELECT 1 FROM (${ACCEPTED}) AS e JOIN boxes AS b ON b.id = e.box
      WHERE (b.customer_id <> json_extract(e.body, '$.customer.id') OR b.customer_name <> json_extract(e.body, '$.customer.name'))
        AND NOT EXISTS (SELECT 1 FROM mentions AS m JOIN events AS r ON r.seq = m.seq WHERE m.box = b.id AND r.type IN ('release-asked', 'box-moved'))
        AND json_extract(e.body, '$.customer') NOT IN (SELECT json_extract(body, '$.customer') FROM events WHERE type = 'customer-chosen')
      LIMIT 1`,
  'an event speaks of a box that nobody accepted': `
    SELECT 1 FROM events AS e, json_each(e.body, '$.boxes') AS named LEFT JOIN boxes AS b ON b.id = named.value WHERE b.id IS NULL
    UNION ALL
    SELECT 1 FROM events AS e LEFT JOIN boxes AS b ON b.id = json_extract(e.body, '$.box')
      WHERE json_extract(e.body, '$.box') <> '' AND b.id IS NULL
    LIMIT 1`,
  'a box is not what was accepted': `
    SELECT 1 FROM (${ACCEPTED}) AS e LEFT JOIN boxes AS b ON b.id = e.box
      WHERE b.id IS NULL OR b.seq <> e.seq OR b.accepted_at <> e.at OR b.shift <> coalesce(e.shift, '') OR b.operator IS NOT e.operator
        OR b.meid IS NOT json_extract(e.body, '$.meid') OR b.serial_number IS NOT json_extract(e.body, '$.serialNumber')
        OR b.manufacturer IS NOT json_extract(e.body, '$.manufacturer') OR b.model IS NOT json_extract(e.body, '$.model')
        OR b.source IS NOT coalesce(json_extract(e.body, '$.source'), 'google')
        -- The identifiers and the customer of one that Google told of have nothing to be judged by.
        OR e.type = 'box-recovered' AND (b.imei IS NOT json_extract(e.body, '$.imei') OR b.imei2 IS NOT json_extract(e.body, '$.imei2'))
      LIMIT 1`,
  'a box moves to another customer': `
    SELECT 1 FROM boxes AS b WHERE b.release IS NOT NULL AND json_extract(b.release, '$.next.id') IS NOT (
      SELECT json_extract(r.body, '$.next.id') FROM mentions AS m JOIN events AS r ON r.seq = m.seq
        WHERE m.box = b.id AND r.type = 'release-asked' ORDER BY r.seq DESC LIMIT 1)
      LIMIT 1`,
  'a request was sent at another time': `
    SELECT 1 FROM boxes AS b JOIN claims AS c ON c.claim = b.claim JOIN events AS e ON e.seq = c.seq
      WHERE b.sent_at IS c.sent_at AND c.sent_at <> e.at
        OR json_extract(e.body, iif(c.kind = 'release', '$.release', '$.claim')) IS NOT c.claim
      LIMIT 1`,
  'a device has another number': `
    SELECT 1 FROM boxes AS b WHERE b.state = 'claimed' AND b.device_id IS NOT (
      SELECT json_extract(r.body, '$.deviceId') FROM mentions AS m JOIN events AS r ON r.seq = m.seq
        WHERE m.box = b.id AND r.type IN ('box-claimed', 'box-recovered') AND json_extract(r.body, '$.deviceId') IS NOT NULL
        ORDER BY r.seq DESC LIMIT 1)
      LIMIT 1`,
  'the chosen customer is another': `
    SELECT 1 FROM station WHERE name = 'customer' AND json_extract(value, '$.id') IS NOT (
      SELECT json_extract(body, '$.customer.id') FROM events WHERE type = 'customer-chosen' ORDER BY seq DESC LIMIT 1)`,
  // Nobody could even read it, to work it out again.
  'a box is in no state': `SELECT 1 FROM boxes WHERE state NOT IN (${STATES}) LIMIT 1`,
  'there are boxes that nobody accepted':
    "SELECT 1 FROM boxes AS b LEFT JOIN events AS e ON e.seq = b.seq AND e.type IN ('box-accepted', 'box-recovered') WHERE e.seq IS NULL LIMIT 1",
};

/** Each finds a row where a table does not say what the events say. */
const TABLES: Readonly<Record<string, string>> = {
  'boxes: another IMEI': `
    SELECT 1 FROM (${ACCEPTED}) AS e JOIN boxes AS b ON b.id = e.box
      WHERE b.imei IS NOT json_extract(e.body, '$.imei') OR b.imei2 IS NOT json_extract(e.body, '$.imei2') LIMIT 1`,
  'boxes: another customer': `
    SELECT 1 FROM boxes AS b JOIN events AS e ON e.seq = b.seq
      WHERE (b.customer_id <> json_extract(e.body, '$.customer.id') OR b.customer_name <> json_extract(e.body, '$.customer.name'))
        AND NOT EXISTS (SELECT 1 FROM mentions AS m JOIN events AS r ON r.seq = m.seq
          WHERE m.box = b.id AND (
            r.type = 'release-asked' AND json_extract(r.body, '$.next.id') = b.customer_id
              AND json_extract(r.body, '$.next.name') = b.customer_name OR
            r.type = 'box-moved' AND json_extract(r.body, '$.customer.id') = b.customer_id
              AND json_extract(r.body, '$.customer.name') = b.customer_name))
      LIMIT 1`,
  'tallies: less than there is': `
    SELECT 1 FROM (
      SELECT shift, customer_id, state, count(*) AS n FROM boxes GROUP BY shift, customer_id, state
      EXCEPT SELECT shift, customer_id, state, count FROM tallies) LIMIT 1`,
  'tallies: more than there is': `
    SELECT 1 FROM (
      SELECT shift, customer_id, state, count AS n FROM tallies WHERE count <> 0
      EXCEPT SELECT shift, customer_id, state, count(*) FROM boxes GROUP BY shift, customer_id, state) LIMIT 1`,
  'device_keys: a device could be scanned twice': `
    SELECT 1 FROM boxes AS b WHERE b.state NOT IN ('released', 'undone') AND b.imei IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM device_keys AS k WHERE k.key = b.imei) LIMIT 1`,
  'claims: a request is missing': `
    SELECT 1 FROM boxes AS b LEFT JOIN claims AS c ON c.claim = b.claim
      WHERE b.state IN ('sent', 'processing', 'unclaiming') AND c.claim IS NULL LIMIT 1`,
  'boxes: sent at another time': `
    SELECT 1 FROM boxes AS b JOIN claims AS c ON c.claim = b.claim JOIN events AS e ON e.seq = c.seq
      WHERE b.sent_at IS NOT e.at OR c.sent_at <> e.at LIMIT 1`,
  'boxes: held for another reason': `
    SELECT 1 FROM boxes AS b WHERE b.state = 'held' AND b.reason IS NOT (
      SELECT json_extract(r.body, '$.reason') FROM mentions AS m JOIN events AS r ON r.seq = m.seq
        WHERE m.box = b.id AND r.type = 'box-held' ORDER BY r.seq DESC LIMIT 1)
      LIMIT 1`,
};
