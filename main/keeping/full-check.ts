import type { DatabaseSync } from 'node:sqlite';

/**
 * Reads the whole journal and says what is wrong with it; undefined when nothing is. SQLite has no checksums of its own: its check finds
 * what breaks its trees and indexes. What a flipped byte makes of a text is found because everything that counts is written down twice,
 * in the event and in the tables that follow from it.
 * @throws what SQLite throws on a file that it cannot follow
 */
export function fullCheck(database: DatabaseSync): string | undefined {
  const broken = integrity(database);
  if (broken !== undefined) return broken;
  for (const [problem, sql] of Object.entries(CHECKS)) if (database.prepare(sql).get() !== undefined) return problem;
  return undefined;
}

/** SQLite's own check: of a journal of an older schema, which the others do not fit, it is all there is. */
export function integrity(database: DatabaseSync): string | undefined {
  const found = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
  return found === 'ok' ? undefined : `integrity_check: ${String(found)}`;
}

/** Each finds a row where something is wrong. */
const CHECKS: Readonly<Record<string, string>> = {
  'an event is missing': 'SELECT 1 FROM (SELECT count(*) AS n, coalesce(max(seq), 0) AS last FROM events) WHERE n <> last',
  'an event is no event': 'SELECT 1 FROM events WHERE NOT json_valid(body) LIMIT 1',
  'a box is not what was accepted': `
    SELECT 1 FROM (SELECT *, json_extract(body, '$.box') AS box FROM events WHERE type IN ('box-accepted', 'box-recovered')) AS e
      LEFT JOIN boxes AS b ON b.id = e.box
      WHERE b.id IS NULL OR b.seq <> e.seq OR b.accepted_at <> e.at OR b.shift <> coalesce(e.shift, '') OR b.operator IS NOT e.operator
        OR b.imei IS NOT json_extract(e.body, '$.imei') OR b.imei2 IS NOT json_extract(e.body, '$.imei2')
        OR b.meid IS NOT json_extract(e.body, '$.meid') OR b.serial_number IS NOT json_extract(e.body, '$.serialNumber')
        OR b.manufacturer IS NOT json_extract(e.body, '$.manufacturer') OR b.model IS NOT json_extract(e.body, '$.model')
        OR b.source IS NOT coalesce(json_extract(e.body, '$.source'), 'google')
      LIMIT 1`,
  'a box is for another customer': `
    SELECT 1 FROM boxes AS b JOIN events AS e ON e.seq = b.seq
      WHERE (b.customer_id <> json_extract(e.body, '$.customer.id') OR b.customer_name <> json_extract(e.body, '$.customer.name'))
        AND NOT EXISTS (SELECT 1 FROM mentions AS m JOIN events AS r ON r.seq = m.seq
          WHERE m.box = b.id AND r.type = 'release-asked' AND json_extract(r.body, '$.next.id') = b.customer_id
            AND json_extract(r.body, '$.next.name') = b.customer_name)
      LIMIT 1`,
  'a box moves to another customer': `
    SELECT 1 FROM boxes AS b WHERE b.release IS NOT NULL AND json_extract(b.release, '$.next.id') IS NOT (
      SELECT json_extract(r.body, '$.next.id') FROM mentions AS m JOIN events AS r ON r.seq = m.seq
        WHERE m.box = b.id AND r.type = 'release-asked' ORDER BY r.seq DESC LIMIT 1)
      LIMIT 1`,
  'there are boxes that nobody accepted':
    "SELECT 1 FROM boxes AS b LEFT JOIN events AS e ON e.seq = b.seq AND e.type IN ('box-accepted', 'box-recovered') WHERE e.seq IS NULL LIMIT 1",
  'the receipt does not balance': `
    SELECT 1 FROM (
      SELECT shift, customer_id, state, count(*) AS n FROM boxes GROUP BY shift, customer_id, state
      EXCEPT SELECT shift, customer_id, state, count FROM tallies) LIMIT 1`,
  'the receipt counts more than there is': `
    SELECT 1 FROM (
      SELECT shift, customer_id, state, count AS n FROM tallies WHERE count <> 0
      EXCEPT SELECT shift, customer_id, state, count(*) FROM boxes GROUP BY shift, customer_id, state) LIMIT 1`,
  'a device could be scanned twice': `
    SELECT 1 FROM boxes AS b WHERE b.state <> 'released' AND b.imei IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM device_keys AS k WHERE k.key = b.imei AND k.box = b.id) LIMIT 1`,
  'a request is missing': `
    SELECT 1 FROM boxes AS b LEFT JOIN claims AS c ON c.claim = b.claim
      WHERE b.state IN ('sent', 'processing', 'unclaiming') AND c.claim IS NULL LIMIT 1`,
  'a box was sent at another time': `
    SELECT 1 FROM boxes AS b JOIN claims AS c ON c.claim = b.claim JOIN events AS e ON e.seq = c.seq
      WHERE b.sent_at IS NOT e.at OR c.sent_at <> e.at OR json_extract(e.body, iif(c.kind = 'release', '$.release', '$.claim')) IS NOT c.claim
      LIMIT 1`,
  'a box is held for another reason': `
    SELECT 1 FROM boxes AS b WHERE b.state = 'held' AND b.reason IS NOT (
      SELECT json_extract(r.body, '$.reason') FROM mentions AS m JOIN events AS r ON r.seq = m.seq
        WHERE m.box = b.id AND r.type = 'box-held' ORDER BY r.seq DESC LIMIT 1)
      LIMIT 1`,
  'the chosen customer is another': `
    SELECT 1 FROM station WHERE name = 'customer' AND json_extract(value, '$.id') IS NOT (
      SELECT json_extract(body, '$.customer.id') FROM events WHERE type = 'customer-chosen' ORDER BY seq DESC LIMIT 1)`,
};
