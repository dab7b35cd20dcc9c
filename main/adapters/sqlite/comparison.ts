import type { StoredEvent } from '../../../core/domain/events.ts';
import { boxesIn, compareBox, isMentioned } from './compare-box.ts';
import { compareRequests } from './compare-requests.ts';
import { compareRest } from './compare-rest.ts';
import { compareShift } from './compare-shift.ts';
import type { Database } from './database.ts';
import { eventOf, number } from './rows.ts';

/** Where a table does not say what the events say. */
export interface Difference {
  readonly table: string;
  /** Of the box, request or shift. */
  readonly name: string;
}

/**
 * Works out again what the events after `after` speak of, box by box, request by request, shift by shift, and compares it with the tables. Changes
 * nothing. Yields the last event that it is done with, after each box, so that whoever drives it can do something else in between; what happens meanwhile is no difference.
 * @param upTo the last event to look at. Without it all of them, and then also what only the last event of its kind decides;
 *   from the first to the last also rows that no event speaks of, so that nothing at all can be different and not be found
 * @returns the first difference, if there is one
 * @throws JournalFailure, and what an event that cannot be understood throws
 */
export function* compare(database: Database, after: number, upTo?: number): Generator<number, Difference | undefined> {
  const requests = compareRequests(database);
  const rest = compareRest(database);
  const kept = new Map<string, string>();
  const [boxes, shifts] = [new Set<string>(), new Set<string>()];
  let seq = after;
  for (;;) {
    const row = database.get('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT 1', seq);
    if (row === undefined || (upTo !== undefined && number(row['seq']) > upTo)) break;
    const event = eventOf(row);
    for (const name of boxesIn(database, event)) {
      if (!isMentioned(database, name, event)) return { table: 'mentions', name };
      const table = boxes.has(name) ? undefined : compareBox(database, name);
      if (table !== undefined) return { table, name };
      boxes.add(name);
      yield seq;
    }
    const { shift } = event;
    const table = shift === undefined || shifts.has(shift) ? undefined : compareShift(database, shift);
    if (table !== undefined) return { table, name: shift ?? '' };
    if (shift !== undefined) shifts.add(shift);
    const request = requests.look(event);
    if (request !== undefined) return { table: 'claims', name: request };
    if (after === 0) rest.look(event);
    keep(kept, event);
    seq = event.seq;
    yield seq;
  }
  if (upTo !== undefined) return undefined;

  const request = requests.unlike();
  if (request !== undefined) return { table: 'claims', name: request };
  for (const [name, value] of kept)
    if (database.get('SELECT value FROM station WHERE name = ?', name)?.['value'] !== value) return { table: 'station', name };
  if (after > 0) return undefined;
  const unsaid = rest.differences({ boxes, shifts, requests: requests.names(), kept: new Set(kept.keys()) });
  for (;;) {
    const step = unsaid.next();
    if (step.done === true) return step.value;
    yield seq;
  }
}

/** Sequence number of the newest event. */
export function lastSeq(database: Database): number {
  return number(database.get('SELECT coalesce(max(seq), 0) AS seq FROM events')?.['seq']);
}

function keep(kept: Map<string, string>, event: StoredEvent): void {
  if (event.type === 'shift-started') kept.set('shift', event.id);
  if (event.type === 'shift-ended') kept.set('shift', '');
  if (event.type === 'customer-chosen') kept.set('customer', JSON.stringify(event.body.customer));
  if (event.type === 'journal-restored') kept.set('recovery', JSON.stringify({ since: event.at, ...event.body }));
  if (event.type === 'recovery-finished') kept.set('recovery', '');
}
