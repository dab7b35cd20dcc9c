import { isDeepStrictEqual } from 'node:util';
import type { Database } from './database.ts';
import { number, optional, text } from './rows.ts';

/** The table that is wrong about a shift: its own row, its tallies, or its boxes, of which there must be as many as were accepted. */
export function compareShift(database: Database, shift: string): 'shifts' | 'tallies' | 'boxes' | undefined {
  const happened = (type: string): number =>
    number(database.get('SELECT count(*) AS n FROM events WHERE shift = ? AND type = ?', shift, type)?.['n']);
  const lastAt = (type: string): number | undefined =>
    optional(database.get('SELECT at FROM events WHERE shift = ? AND type = ? ORDER BY seq DESC LIMIT 1', shift, type)?.['at'], number);
  const row = database.get('SELECT started_at, ended_at, repeated, refused FROM shifts WHERE id = ?', shift);
  const events = {
    started_at: lastAt('shift-started'),
    ended_at: lastAt('shift-ended') ?? null,
    repeated: happened('scan-repeated'),
    refused: happened('scan-refused'),
  };
  if (events.started_at === undefined ? row !== undefined : !isDeepStrictEqual({ ...row }, events)) return 'shifts';

  const boxes = database.all('SELECT customer_id, customer_name, state, count(*) AS n FROM boxes WHERE shift = ? GROUP BY 1, 2, 3', shift);
  if (boxes.reduce((sum, { n }) => sum + number(n), 0) !== happened('box-accepted') + happened('box-recovered')) return 'boxes';
  const counted = new Map<string, number>();
  const names = new Set<string>();
  for (const { customer_id, customer_name, state, n } of boxes) {
    const place = JSON.stringify([customer_id, state]);
    counted.set(place, (counted.get(place) ?? 0) + number(n));
    names.add(JSON.stringify([customer_id, customer_name]));
  }
  const tallies = database.all('SELECT customer_id, customer_name, state, count FROM tallies WHERE shift = ? AND count <> 0', shift);
  const right = tallies.filter(
    (tally) =>
      counted.get(JSON.stringify([tally['customer_id'], tally['state']])) === tally['count'] &&
      isNameOf(database, shift, names, text(tally['customer_id']), text(tally['customer_name'])),
  );
  return right.length === tallies.length && right.length === counted.size ? undefined : 'tallies';
}

/** A tally keeps the name that its customer had first, which no box need have any more: boxes are moved, and customers are renamed at Google. */
function isNameOf(database: Database, shift: string, names: ReadonlySet<string>, id: string, name: string): boolean {
  return names.has(JSON.stringify([id, name])) || database.get(FORMER_NAME, shift, id, name) !== undefined;
}

const FORMER_NAME = `
  SELECT 1 AS known FROM boxes JOIN mentions ON mentions.box = boxes.id JOIN events ON events.seq = mentions.seq
  WHERE boxes.shift = ?1 AND (
    type IN ('box-accepted', 'box-recovered', 'box-moved') AND json_extract(body, '$.customer.id') = ?2 AND json_extract(body, '$.customer.name') = ?3 OR
    type = 'release-asked' AND json_extract(body, '$.next.id') = ?2 AND json_extract(body, '$.next.name') = ?3)
  LIMIT 1`;
