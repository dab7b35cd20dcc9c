import { evolveBox, type Box } from '../../../core/domain/box.ts';
import type { StoredEvent } from '../../../core/domain/events.ts';
import type { Database } from './database.ts';
import { eventOf } from './rows.ts';

/** Everything that happened to a box, oldest first. */
export function historyOf(database: Database, box: string): StoredEvent[] {
  return database
    .all('SELECT events.* FROM mentions JOIN events ON events.seq = mentions.seq WHERE mentions.box = ? ORDER BY seq', box)
    .map(eventOf);
}

/** The box as it was when an event came. */
export function boxBefore(database: Database, id: string, seq: number): Box | undefined {
  let box: Box | undefined;
  for (const event of historyOf(database, id)) if (event.seq < seq) box = evolveBox(box, event) ?? box;
  return box;
}
