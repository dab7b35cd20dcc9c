import * as z from 'zod';
import type { EventDraft, StoredEvent } from '../../../core/domain/events.ts';
import type { Chance } from '../../../core/ports/chance.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Journal, ShiftRow } from '../../../core/ports/journal.ts';
import { openDatabase, type Database, type Row } from './database.ts';
import { migrate } from './migrations.ts';
import { boxById, project } from './projections.ts';
import { boxOf, number, optional, stateOf, text } from './rows.ts';

/** A journal in one SQLite file. Rebuildable: `rebuild` in projections.ts gives the same tables from the events alone. */
export interface SqliteJournal extends Journal {
  readonly database: Database;
  close(): void;
}

/**
 * @param station the id that marks every event
 * @throws JournalFailure, NewerJournal
 */
export function sqliteJournal({
  file,
  station,
  clock,
  chance,
}: {
  file: string;
  station: string;
  clock: Clock;
  chance: Chance;
}): SqliteJournal {
  const database = openDatabase(file);
  try {
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const kept = (name: string): string | undefined =>
    optional(database.get('SELECT value FROM station WHERE name = ?', name)?.['value'], text);

  const store = (draft: EventDraft): StoredEvent => {
    const id = chance.id();
    const at = clock.now();
    const shift = draft.type === 'shift-started' ? id : kept('shift') || undefined;
    database.run(
      'INSERT INTO events (id, at, station, shift, operator, type, body) VALUES (?, ?, ?, ?, NULL, ?, ?)',
      id,
      at,
      station,
      shift ?? null,
      draft.type,
      JSON.stringify(draft.body),
    );
    const seq = number(database.get('SELECT last_insert_rowid() AS seq')?.['seq']);
    const event: StoredEvent = { ...draft, seq, id, at, station, shift, operator: undefined };
    project(database, event);
    return event;
  };

  return {
    database,
    close: () => database.close(),
    append: (drafts) => database.transaction(() => drafts.map(store)),

    boxByImei(imei) {
      const row = database.get('SELECT boxes.* FROM identifiers JOIN boxes ON boxes.id = identifiers.box WHERE identifiers.imei = ?', imei);
      return row === undefined ? undefined : boxOf(row);
    },
    box: (id) => boxById(database, id),
    boxesOfClaim: (claim) => database.all('SELECT * FROM boxes WHERE claim = ? ORDER BY seq', claim).map(boxOf),
    boxesInState: (state, limit) => database.all('SELECT * FROM boxes WHERE state = ? ORDER BY seq LIMIT ?', state, limit).map(boxOf),
    countInState: (state) => number(database.get('SELECT coalesce(sum(count), 0) AS n FROM tallies WHERE state = ?', state)?.['n']),
    newestBoxes: (limit) => database.all('SELECT * FROM boxes ORDER BY seq DESC LIMIT ?', limit).map(boxOf),
    boxesOfShift: (shift, limit, offset) =>
      database.all('SELECT * FROM boxes WHERE shift = ? ORDER BY seq DESC LIMIT ? OFFSET ?', shift, limit, offset).map(boxOf),

    openClaims: () =>
      database.all('SELECT * FROM claims WHERE operation IS NOT NULL AND finished_at IS NULL ORDER BY taken_at').map((row) => ({
        claim: text(row['claim']),
        operation: text(row['operation']),
        takenAt: number(row['taken_at']),
        size: number(row['size']),
        customerName: text(row['customer_name']),
      })),

    currentShift() {
      const id = kept('shift');
      return id === undefined || id === '' ? undefined : shiftById(database, id);
    },
    shift: (id) => shiftById(database, id),
    totals(shift) {
      const row = database.get('SELECT repeated, refused FROM shifts WHERE id = ?', shift);
      const tallies = database.all('SELECT * FROM tallies WHERE shift = ? AND count <> 0', shift);
      return {
        boxes: tallies.map(tallyOf),
        repeated: optional(row?.['repeated'], number) ?? 0,
        refused: optional(row?.['refused'], number) ?? 0,
      };
    },
    acceptedIn: (shift) => number(database.get("SELECT count(*) AS n FROM events WHERE shift = ? AND type = 'box-accepted'", shift)?.['n']),
    currentCustomer() {
      const value = kept('customer');
      return value === undefined ? undefined : CustomerRef.parse(JSON.parse(value));
    },
  };
}

const CustomerRef = z.object({ id: z.string(), name: z.string() });

function shiftById(database: Database, id: string): ShiftRow | undefined {
  const row = database.get('SELECT * FROM shifts WHERE id = ?', id);
  return row === undefined ? undefined : { id, startedAt: number(row['started_at']), endedAt: optional(row['ended_at'], number) };
}

function tallyOf(row: Row) {
  return {
    customer: { id: text(row['customer_id']), name: text(row['customer_name']) },
    state: stateOf(row['state']),
    count: number(row['count']),
  };
}
