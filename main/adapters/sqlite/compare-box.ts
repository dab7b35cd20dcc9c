import { isDeepStrictEqual } from 'node:util';
import { boxesOf, evolveBox, type Box } from '../../../core/domain/box.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import type { StoredEvent } from '../../../core/domain/events.ts';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { boxBefore, historyOf } from './box-from-events.ts';
import type { Database } from './database.ts';
import { boxById } from './projections.ts';
import { text } from './rows.ts';

/** The table that is wrong about a box. */
export function compareBox(database: Database, id: string): 'boxes' | 'mentions' | 'device_keys' | undefined {
  if (database.get(MENTIONS_NOTHING, id) !== undefined) return 'mentions';
  let box: Box | undefined;
  for (const event of historyOf(database, id)) {
    if (!isAbout(event, id, box)) return 'mentions';
    box = evolveBox(box, event) ?? box;
  }
  if (!isDeepStrictEqual(rowOf(database, id), box)) return 'boxes';
  if (box === undefined) return undefined;
  for (const key of deviceKeys(box.identifiers)) {
    const holder = database.get('SELECT box FROM device_keys WHERE key = ?', key)?.['box'];
    if (box.state === 'released' ? holder === id : holder !== id && !isTwin(database, holder, key)) return 'device_keys';
  }
  return undefined;
}

/** Boxes whose history an event may belong to; of "Google took the request", all that ever were in it. */
export function boxesIn(database: Database, event: StoredEvent): readonly string[] {
  if (event.type === 'scan-repeated' || event.type === 'metadata-changed') return event.body.box === undefined ? [] : [event.body.box];
  return boxesOf(event, (claim) => database.all(SENT_IN, claim).map((row) => text(row['box'])));
}

/** Whether the history of a box has this event, where it belongs there. */
export function isMentioned(database: Database, box: string, event: StoredEvent): boolean {
  if (database.get('SELECT seq FROM mentions WHERE box = ? AND seq = ?', box, event.seq) !== undefined) return true;
  return (event.type === 'claim-taken' || event.type === 'release-taken') && !isAbout(event, box, boxBefore(database, box, event.seq));
}

const MENTIONS_NOTHING =
  'SELECT seq FROM mentions WHERE box = ? AND NOT EXISTS (SELECT 1 FROM events WHERE events.seq = mentions.seq) LIMIT 1';

const SENT_IN = `
  SELECT sent.value AS box FROM claims JOIN events ON events.seq = claims.seq, json_each(events.body, '$.boxes') AS sent
  WHERE claims.claim = ?`;

/** "Google took the request" is about the boxes that were in it at that moment, and not about those that had been sent again by then. */
function isAbout(event: StoredEvent, id: string, box: Box | undefined): boolean {
  if (event.type === 'claim-taken') return box?.claim === event.body.claim;
  if (event.type === 'release-taken') return box?.claim === event.body.release;
  if (event.type === 'scan-repeated' || event.type === 'metadata-changed') return event.body.box === id;
  return boxesOf(event, () => []).includes(id);
}

/** Another box of the same device, which was accepted a second time while the row of the first was lost. */
function isTwin(database: Database, holder: unknown, key: string): boolean {
  const other = typeof holder === 'string' ? rowOf(database, holder) : undefined;
  return typeof other === 'object' && other.state !== 'released' && deviceKeys(other.identifiers).includes(key);
}

/** A row that cannot be understood is one that says something else. */
function rowOf(database: Database, id: string): Box | 'unreadable' | undefined {
  try {
    return boxById(database, id);
  } catch (error) {
    if (error instanceof JournalFailure) throw error;
    return 'unreadable';
  }
}
