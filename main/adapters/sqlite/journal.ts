import * as z from 'zod';
import type { BoxState } from '../../../core/domain/box.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import { eventBodies, type EventDraft, type StoredEvent } from '../../../core/domain/events.ts';
import type { Chance } from '../../../core/ports/chance.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Journal, ShiftRow } from '../../../core/ports/journal.ts';
import { historyOf } from './box-from-events.ts';
import { checkpoints } from './checkpoints.ts';
import { openDatabase, type Database, type Row } from './database.ts';
import { migrate } from './migrations.ts';
import { boxById, project } from './projections.ts';
import { batchOf, boxOf, number, optional, stateOf, text } from './rows.ts';

/** A journal in one SQLite file. Rebuildable: `rebuild` in projections.ts gives the same tables from the events alone. */
export interface SqliteJournal extends Journal {
  readonly database: Database;
  close(): void;
}

/**
 * @param station the id that marks every event
 * @param operator who is signed on, if anybody
 * @throws JournalFailure, NewerJournal
 */
export function sqliteJournal({
  file,
  station,
  clock,
  chance,
  operator = () => undefined,
}: {
  file: string;
  station: string;
  clock: Clock;
  chance: Chance;
  operator?: () => string | undefined;
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
    const signedOn = operator();
    const shift = draft.type === 'shift-started' ? id : kept('shift') || undefined;
    database.run(
      'INSERT INTO events (id, at, station, shift, operator, type, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      at,
      station,
      shift ?? null,
      signedOn ?? null,
      draft.type,
      JSON.stringify(draft.body),
    );
    const seq = number(database.get('SELECT last_insert_rowid() AS seq')?.['seq']);
    const event: StoredEvent = { ...draft, seq, id, at, station, shift, operator: signedOn };
    project(database, event);
    return event;
  };

  const carryOver = checkpoints(database, clock);

  return {
    database,
    close() {
      carryOver.stop();
      database.close();
    },
    append(drafts) {
      const stored = database.transaction(() => drafts.map(store));
      carryOver.committed();
      return stored;
    },

    boxOfDevice(identifiers) {
      for (const key of deviceKeys(identifiers)) {
        const row = database.get('SELECT boxes.* FROM device_keys JOIN boxes ON boxes.id = device_keys.box WHERE device_keys.key = ?', key);
        if (row !== undefined) return boxOf(row);
      }
      return undefined;
    },
    boxesNamed: (value, limit) =>
      database
        .all(
          `SELECT * FROM boxes WHERE imei = ?1 OR imei2 = ?1 OR meid = ?1 OR serial_number = ?1 OR device_id = ?1 ORDER BY seq DESC LIMIT ?2`,
          value,
          limit,
        )
        .map(boxOf),
    history: (box) => historyOf(database, box),
    box: (id) => boxById(database, id),
    boxesOfClaim: (claim) => database.all('SELECT * FROM boxes WHERE claim = ? ORDER BY seq', claim).map(boxOf),
    boxesSentIn: (claim, limit, offset) =>
      database
        .all(
          `SELECT boxes.* FROM claims JOIN events ON events.seq = claims.seq, json_each(events.body, '$.boxes') AS sent
             JOIN boxes ON boxes.id = sent.value
           WHERE claims.claim = ? ORDER BY boxes.seq LIMIT ? OFFSET ?`,
          claim,
          limit,
          offset,
        )
        .map(boxOf),
    boxesInState: (state, limit) => database.all('SELECT * FROM boxes WHERE state = ? ORDER BY seq LIMIT ?', state, limit).map(boxOf),
    countInState: (state) => number(database.get(IS_LASTING.has(state) ? SUM_OF_TALLIES : COUNT_OF_BOXES, state)?.['n']),
    countOnTheWay: (upTo) =>
      number(
        database.get(
          `SELECT count(*) AS n FROM boxes WHERE state IN ('waiting', 'sent', 'processing', 'unsure', 'releasing', 'unclaiming') AND seq <= ?`,
          upTo,
        )?.['n'],
      ),
    newestBoxes: (limit) => database.all('SELECT * FROM boxes ORDER BY seq DESC LIMIT ?', limit).map(boxOf),
    boxesOfShift: (shift, limit, offset) =>
      database.all('SELECT * FROM boxes WHERE shift = ? ORDER BY seq DESC LIMIT ? OFFSET ?', shift, limit, offset).map(boxOf),

    openClaims: (kind) =>
      database
        .all(
          'SELECT * FROM claims INDEXED BY claims_open WHERE operation IS NOT NULL AND finished_at IS NULL AND kind = ? ORDER BY seq',
          kind,
        )
        .map((row) => ({
          claim: text(row['claim']),
          operation: text(row['operation']),
          takenAt: number(row['taken_at']),
          size: number(row['size']),
          customerName: text(row['customer_name']),
        })),
    batches: (limit, before) =>
      before === undefined
        ? database.all('SELECT * FROM claims ORDER BY seq DESC LIMIT ?', limit).map(batchOf)
        : database
            .all('SELECT * FROM claims WHERE seq < (SELECT seq FROM claims WHERE claim = ?) ORDER BY seq DESC LIMIT ?', before, limit)
            .map(batchOf),
    batch(claim) {
      const row = database.get('SELECT * FROM claims WHERE claim = ?', claim);
      return row === undefined ? undefined : batchOf(row);
    },
    statesOfClaim: (claim) =>
      database
        .all('SELECT state, count(*) AS n FROM boxes WHERE claim = ? GROUP BY state', claim)
        .map((row) => ({ state: stateOf(row['state']), count: number(row['n']) })),
    models: (tac) =>
      database
        .all(
          `SELECT manufacturer, model FROM models WHERE ?1 IS NULL OR tac = ?1
           GROUP BY manufacturer, model ORDER BY sum(devices) DESC, manufacturer, model LIMIT 50`,
          tac ?? null,
        )
        .map((row) => ({ manufacturer: text(row['manufacturer']), model: text(row['model']) })),
    recall: (name) => optional(database.get('SELECT value FROM memory WHERE name = ?', name)?.['value'], text),
    remember: (name, value) => {
      database.transaction(() => database.run('INSERT OR REPLACE INTO memory (name, value) VALUES (?, ?)', name, value));
    },

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
    acceptedIn: (shift) =>
      number(database.get("SELECT count(*) AS n FROM events WHERE shift = ? AND type IN ('box-accepted', 'box-recovered')", shift)?.['n']),
    recovery() {
      const value = kept('recovery');
      if (value === undefined || value === '') return undefined;
      const { since, from, madeAt, stations } = Recovery.parse(JSON.parse(value));
      return { since, from, madeAt, stations };
    },
    currentCustomer() {
      const value = kept('customer');
      return value === undefined ? undefined : CustomerRef.parse(JSON.parse(value));
    },
  };
}

/** Where boxes stay: years of them are counted by the tallies of their shifts. In the other states there are few, fewer than there are tallies. */
const IS_LASTING: ReadonlySet<BoxState> = new Set<BoxState>(['claimed', 'released', 'undone']);
const SUM_OF_TALLIES = 'SELECT coalesce(sum(count), 0) AS n FROM tallies WHERE state = ?';
const COUNT_OF_BOXES = 'SELECT count(*) AS n FROM boxes WHERE state = ?';

const CustomerRef = z.object({ id: z.string(), name: z.string() });
const Recovery = eventBodies['journal-restored'].extend({ since: z.number() });

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
