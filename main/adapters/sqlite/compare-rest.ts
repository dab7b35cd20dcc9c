import type { StoredEvent } from '../../../core/domain/events.ts';
import { compareBox } from './compare-box.ts';
import { compareShift } from './compare-shift.ts';
import type { Difference } from './comparison.ts';
import type { Database } from './database.ts';
import { boxById } from './projections.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import { text } from './rows.ts';

/** What can be compared only by someone who has seen every event. */
export interface RestComparison {
  look(event: StoredEvent): void;
  /** After the last event: rows that no event speaks of, and what is counted over all of them. Yields in between. */
  differences(seen: Seen): Generator<void, Difference | undefined>;
}

interface Seen {
  readonly boxes: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
  readonly shifts: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
}

export function compareRest(database: Database): RestComparison {
  const models = new Map<string, number>();
  return {
    look(event) {
      if (event.type !== 'box-claimed' && event.type !== 'box-recovered') return;
      const named = boxById(database, event.body.box)?.identifiers;
      if (named?.manufacturer === undefined || named.model === undefined) return;
      const model = JSON.stringify([named.imei?.slice(0, 8) ?? '', named.manufacturer, named.model]);
      models.set(model, (models.get(model) ?? 0) + 1);
    },
    *differences(seen) {
      // First, because more of these may come while others are looked at.
      for (const name of names(database, 'claims', 'claim')) if (!seen.requests.has(name)) return { table: 'claims', name };
      for (const name of names(database, 'station', 'name')) if (!seen.kept.has(name)) return { table: 'station', name };
      const rows = database.all('SELECT tac, manufacturer, model, devices FROM models');
      const wrong = rows.find((row) => models.get(JSON.stringify([row['tac'], row['manufacturer'], row['model']])) !== row['devices']);
      if (wrong !== undefined || rows.length !== models.size) return { table: 'models', name: '' };
      for (const table of ['boxes', 'mentions'] as const)
        for (const name of names(database, table, table === 'boxes' ? 'id' : 'box')) {
          const wrong = seen.boxes.has(name) ? undefined : compareBox(database, name);
          if (wrong !== undefined) return { table: wrong, name };
          yield;
        }
      for (const key of names(database, 'device_keys', 'key')) {
        const holder = text(database.get('SELECT box FROM device_keys WHERE key = ?', key)?.['box']);
        const box = boxById(database, holder);
        if (box === undefined || !deviceKeys(box.identifiers).includes(key)) return { table: 'device_keys', name: key };
        yield;
      }
      for (const [table, column] of [
        ['shifts', 'id'],
        ['tallies', 'shift'],
      ] as const)
        for (const name of names(database, table, column)) {
          const wrong = seen.shifts.has(name) ? undefined : compareShift(database, name);
          if (wrong !== undefined) return { table: wrong, name };
          yield;
        }
      return undefined;
    },
  };
}

/** The different values of a column, one look at a time. */
function* names(database: Database, table: string, column: string): Generator<string, void> {
  for (let last = ''; ;) {
    const found = database.get(`SELECT ${column} AS name FROM ${table} WHERE ${column} > ? ORDER BY ${column} LIMIT 1`, last)?.['name'];
    if (found === undefined) return;
    yield (last = text(found));
  }
}
