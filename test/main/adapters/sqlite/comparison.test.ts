import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, lastSeq, type Difference } from '../../../../main/adapters/sqlite/comparison.ts';
import type { SqliteJournal } from '../../../../main/adapters/sqlite/journal.ts';
import { PROJECTED, rebuild } from '../../../../main/adapters/sqlite/projections.ts';
import { anyPast, journalOf } from '../../../support/any-past.ts';
import { imei } from '../../../support/devices.ts';
import { accepted, openJournal, projected } from '../../../support/journal.ts';

describe('the comparison of the tables with the events', () => {
  test('finds nothing in what happened by itself, and any single value, row or ghost that is wrong; working it all out again mends it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimstation-compare-'));
    let [run, spoilt] = [0, 0];
    try {
      fc.assert(
        fc.property(
          anyPast,
          fc.constantFrom(...PROJECTED),
          fc.nat(),
          fc.nat(),
          fc.constantFrom('change', 'lose', 'add'),
          (past, table, row, column, how) => {
            const journal = journalOf(join(folder, `${(run += 1)}.sqlite`), past, run);
            try {
              expect(found(journal)).toBeUndefined();
              const right = projected(journal);
              if (!spoil(journal, { table, row, column, how })) return;
              spoilt += 1;
              expect(found(journal), `${how} ${table}`).toBeDefined();
              rebuild(journal.database);
              expect([found(journal), projected(journal)]).toEqual([undefined, right]);
            } finally {
              journal.close();
            }
          },
        ),
        { numRuns: Number(process.env['RUNS'] ?? 60) },
      );
      expect(spoilt).toBeGreaterThan(20);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('names the box or the shift that is wrong', () => {
    const journal = openJournal();
    const [started] = journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1)), accepted('box-2', imei(2))]);
    journal.database.run("UPDATE boxes SET device_id = '7' WHERE id = 'box-2'");
    const wrong = found(journal);
    rebuild(journal.database);
    journal.database.run("UPDATE tallies SET count = 3 WHERE state = 'waiting'");
    expect([wrong, found(journal)]).toEqual([
      { table: 'boxes', name: 'box-2' },
      { table: 'tallies', name: started?.id },
    ]);
  });

  test('a device that was accepted twice, because the row that knows it was lost, does not stand in the way of the others', () => {
    const journal = openJournal();
    journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1), imei(2))]);
    journal.database.run('DELETE FROM device_keys');
    journal.append([accepted('box-2', imei(1)), accepted('box-3', imei(3))]);
    const lost = found(journal);
    rebuild(journal.database);
    expect([lost, found(journal), journal.boxOfDevice({ imei: imei(1) })?.id, journal.box('box-2')?.state]).toEqual([
      { table: 'device_keys', name: 'box-1' },
      undefined,
      'box-1',
      'waiting',
    ]);
  });

  test('after a place looks only at what the events after it speak of', () => {
    const journal = openJournal();
    journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1)), { type: 'shift-ended', body: {} }]);
    const seen = lastSeq(journal.database);
    journal.append([{ type: 'shift-started', body: {} }, accepted('box-2', imei(2))]);
    journal.database.run("UPDATE boxes SET reason = 'device-limit' WHERE id = 'box-1'");
    const later = found(journal, seen);
    journal.append([{ type: 'box-retried', body: { box: 'box-1' } }]);
    journal.database.run("UPDATE boxes SET batch_limit = 9 WHERE id = 'box-1'");
    expect([later, found(journal, 0, seen), found(journal, seen)]).toEqual([
      undefined,
      { table: 'boxes', name: 'box-1' },
      { table: 'boxes', name: 'box-1' },
    ]);
  });

  test('what happens while it looks is no difference', () => {
    const journal = openJournal();
    journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1))]);
    const looking = compare(journal.database, 0);
    looking.next();
    looking.next();
    journal.append([{ type: 'claim-sent', body: { claim: 'claim-1', boxes: ['box-1'] } }, accepted('box-2', imei(2))]);
    looking.next();
    journal.append([
      { type: 'claim-taken', body: { claim: 'claim-1', operation: 'operations/1' } },
      { type: 'shift-ended', body: {} },
    ]);
    expect(end(looking)).toBeUndefined();
  });
});

function found(journal: SqliteJournal, after = 0, upTo?: number): Difference | undefined {
  return end(compare(journal.database, after, upTo));
}

function end(looking: Generator<number, Difference | undefined>): Difference | undefined {
  for (;;) {
    const step = looking.next();
    if (step.done === true) return step.value;
  }
}

interface Damage {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly how: string;
}

/** False where there is nothing to spoil, or where SQLite itself does not let it happen. */
function spoil({ database }: SqliteJournal, { table, row, column, how }: Damage): boolean {
  // A tally of nothing is as good as none.
  const all = database.all(`SELECT * FROM ${table} ${table === 'tallies' ? 'WHERE count <> 0' : ''} ORDER BY 1, 2`);
  const chosen = all[row % Math.max(1, all.length)];
  if (chosen === undefined) return false;
  const names = Object.keys(chosen);
  const name = names[column % names.length] ?? '';
  const wrong = { ...chosen, [how === 'add' ? (names[0] ?? '') : name]: other(chosen[how === 'add' ? (names[0] ?? '') : name]) };
  const values = (of: Record<string, unknown>) => names.map((key) => of[key] as string | number | null);
  const where = names.map((key) => `${key} IS ?`).join(' AND ');
  try {
    if (how === 'lose') database.run(`DELETE FROM ${table} WHERE ${where}`, ...values(chosen));
    else if (how === 'add') database.run(`INSERT INTO ${table} VALUES (${names.map(() => '?').join(', ')})`, ...values(wrong));
    else
      database.run(
        `UPDATE ${table} SET ${names.map((key) => `${key} = ?`).join(', ')} WHERE ${where}`,
        ...values(wrong),
        ...values(chosen),
      );
    return true;
  } catch {
    return false;
  }
}

function other(value: unknown): string | number {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}x` : 'x';
}
