import { DatabaseSync } from 'node:sqlite';
import { onTestFinished, describe, expect, test } from 'vitest';
import { boxStory } from '../../../core/domain/box-history.ts';
import type { BoxState } from '../../../core/domain/box.ts';
import { corrections } from '../../../core/services/corrections.ts';
import { packing } from '../../../core/services/packing.ts';
import { shifts } from '../../../core/services/shifts.ts';
import { fullCheck } from '../../../main/keeping/full-check.ts';
import { compare } from '../../../main/adapters/sqlite/comparison.ts';
import { seededChance } from '../../support/chance.ts';
import { codes, imei } from '../../support/devices.ts';
import { accepted, northwind, openJournal } from '../../support/journal.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { packingTable } from '../../support/packing-table.ts';

const alderbrook = { id: '9007199254740993', name: 'Alderbrook Hospitality', terms: 'accepted' as const };
const known = [{ ...northwind, terms: 'accepted' as const }, alderbrook];

/** A shift with boxes in these states, and what people may do about them. */
function shiftWith(...states: readonly BoxState[]) {
  const journal = openJournal();
  journal.append([
    { type: 'customer-chosen', body: { customer: northwind } },
    { type: 'shift-started', body: {} },
    ...states.map((_, n) => accepted(`box-${n + 1}`, imei(n + 1))),
  ]);
  for (const [n, state] of states.entries()) {
    const box = `box-${n + 1}`;
    const claim = `claim-${n + 1}`;
    if (state !== 'waiting' && state !== 'held') journal.append([{ type: 'claim-sent', body: { claim, boxes: [box] } }]);
    if (state === 'claimed') journal.append([{ type: 'box-claimed', body: { box, how: 'operation' } }]);
    if (state === 'unsure') journal.append([{ type: 'claim-unsure', body: { claim, boxes: [box], code: 'ECONNRESET' } }]);
    if (state === 'held') journal.append([{ type: 'box-held', body: { box, reason: 'customer-refused' } }]);
  }
  let woken = 0;
  const correct = corrections({ journal, directory: { known: () => known }, wake: () => (woken += 1) });
  const sum = () => shifts({ journal }).summary();
  return { journal, correct, sum, woken: () => woken };
}

describe('a box that is taken back', () => {
  test('leaves the queue, and the count still adds up', () => {
    const { journal, correct, sum } = shiftWith('waiting', 'held', 'claimed');
    expect([correct.undo('box-1').outcome, correct.undo('box-2').outcome]).toEqual(['undone', 'undone']);
    expect([journal.countInState('waiting'), journal.countInState('held'), journal.countInState('undone')]).toEqual([0, 0, 2]);
    expect(sum()).toMatchObject({ total: { scanned: 3, claimed: 1, waiting: 0, attention: 0, undone: 2 }, balanced: true });
    expect(
      shifts({ journal })
        .csv(sum()?.shift ?? '')
        ?.text.match(/taken back/g),
    ).toHaveLength(2);
  });

  test('may be scanned again, and is a new box then', () => {
    const { journal, correct } = shiftWith('waiting');
    const table = packing({ journal, chance: seededChance(3), accepted: () => {} });
    const scan = () => table.scan(northwind.id, 'hand-scanner', codes(imei(1))).outcome;
    expect([scan(), correct.undo('box-1').outcome, scan(), scan()]).toEqual(['duplicate', 'undone', 'accepted', 'duplicate']);
    const check = compare(journal.database, 0);
    for (;;) {
      const step = check.next();
      if (step.done === true) return expect(step.value).toBeUndefined();
    }
  });

  test('is the last one, then the one before, never twice the same; a claimed one ends it, until it is let go', () => {
    const { journal, correct } = shiftWith('waiting', 'claimed', 'waiting', 'waiting');
    const last = () => {
      const undo = correct.undoLast();
      return undo.outcome === 'refused' ? undo.reason : `${undo.outcome} ${undo.box.id}`;
    };
    expect([last(), last(), last(), last()]).toEqual(['undone box-4', 'undone box-3', 'not-here box-2', 'not-here box-2']);
    expect([correct.letGo('box-2').outcome, last(), last()]).toEqual(['asked', 'undone box-1', 'nothing']);
    journal.append([{ type: 'shift-ended', body: {} }]);
    expect(last()).toBe('nothing');
  });

  test.each<[BoxState, string]>([
    ['sent', 'on-its-way'],
    ['unsure', 'on-its-way'],
    ['claimed', 'claimed'],
  ])('is not one that is %s: nothing is written', (state, where) => {
    const { journal, correct } = shiftWith(state);
    const before = journal.history('box-1').length;
    expect([correct.undo('box-1'), journal.history('box-1').length]).toMatchObject([{ outcome: 'not-here', where }, before]);
  });

  test('stays where it was when the disk says no', () => {
    const { journal, correct } = shiftWith('waiting');
    journal.database.exec('PRAGMA query_only = ON');
    expect([correct.undo('box-1'), journal.box('box-1')?.state]).toEqual([{ outcome: 'refused', reason: 'read-only' }, 'waiting']);
  });
});

describe('boxes for another customer', () => {
  test('move at once where they stand here; what is claimed is let go first, if somebody said so; what has left stays and is named', () => {
    const { journal, correct, sum, woken } = shiftWith('waiting', 'held', 'claimed', 'sent', 'unsure');
    const all = correct.ofCustomer(sum()?.shift ?? '', northwind.id).map(({ box }) => box.id);
    const became = (alsoClaimed: boolean) => {
      const move = correct.move(all, alderbrook.id, alsoClaimed);
      return move.outcome === 'moved' ? move.boxes.map((one) => one.became) : move.reason;
    };
    expect(became(false)).toEqual(['moved', 'moved', 'claimed', 'on-its-way', 'on-its-way']);
    expect(became(true)).toEqual(['already', 'already', 'asked', 'on-its-way', 'on-its-way']);
    expect(became(true)).toEqual(['already', 'already', 'asked', 'on-its-way', 'on-its-way']);
    expect(woken()).toBe(2);
    expect(journal.box('box-2')).toMatchObject({ state: 'waiting', customer: { id: alderbrook.id }, reason: undefined, batchLimit: 1 });
    expect(sum()?.customers.map(({ name, tally }) => [name, tally.scanned])).toEqual([
      [alderbrook.name, 2],
      [northwind.name, 3],
    ]);
    expect(sum()?.balanced).toBe(true);
  });

  test('stay when Google does not list that customer, or the disk says no', () => {
    const { journal, correct } = shiftWith('waiting');
    expect(correct.move(['box-1'], '77', true)).toEqual({ outcome: 'refused', reason: 'unknown-customer' });
    journal.database.exec('PRAGMA query_only = ON');
    expect(correct.move(['box-1'], alderbrook.id, true)).toEqual({ outcome: 'refused', reason: 'read-only' });
    expect(journal.box('box-1')?.customer.id).toBe(northwind.id);
  });

  test('say in their story from whom to whom they went', () => {
    const { journal, correct } = shiftWith('waiting');
    correct.move(['box-1'], alderbrook.id, false);
    correct.move(['box-1'], northwind.id, false);
    correct.undo('box-1');
    const { id, name } = alderbrook;
    expect(boxStory(journal.history('box-1')).map(({ type, from, customer }) => [type, from?.name, customer?.name])).toEqual([
      ['box-accepted', undefined, northwind.name],
      ['box-moved', northwind.name, name],
      ['box-moved', name, northwind.name],
      ['box-undone', undefined, undefined],
    ]);
    expect(id).not.toBe(northwind.id);
  });
});

test('a journal with boxes that were taken back and moved is found whole at the next start', () => {
  const { journal, correct } = shiftWith('waiting', 'waiting', 'held', 'claimed');
  correct.move(['box-1', 'box-3', 'box-4'], alderbrook.id, true);
  correct.undo('box-2');
  correct.undo('box-3');
  journal.close();
  const database = new DatabaseSync(journal.file);
  onTestFinished(() => database.close());
  expect(fullCheck(database)).toEqual({ damage: undefined, tables: undefined });
});

describe('while Google is asked a question before the next batch leaves', () => {
  test('a box that is taken back does not leave, and one that is moved leaves for its new customer', async () => {
    const table = packingTable(temporaryFolder());
    onTestFinished(table.close);
    table.google.faults.push(429);
    const [first, second, third] = [1, 2, 3].map((n) => table.accept('1', { imei: imei(n) }));
    await table.clock.runUntil(() => table.google.asked() === 1, 600_000);
    // From here on a question takes nine seconds.
    table.google.levers.latencyMs = 9000;
    await table.clock.runUntil(() => table.google.asked() === 2, 600_000);
    const correct = corrections({
      journal: table.journal(),
      directory: { known: () => [{ id: '2', name: 'Customer 2', terms: 'accepted' }] },
      wake: table.claiming().wake,
    });
    expect([correct.undo(first ?? '').outcome, correct.move([second ?? ''], '2', false).outcome]).toEqual(['undone', 'moved']);
    await table.finish();
    expect([first, second, third].map((id) => table.journal().box(id ?? '')?.state)).toEqual(['undone', 'claimed', 'claimed']);
    expect([1, 2, 3].map((n) => table.google.owners.get(imei(n)) ?? [])).toEqual([[], ['2'], ['1']]);
  });

  test('with every box taken back, no trouble stays told', async () => {
    const table = packingTable(temporaryFolder());
    onTestFinished(table.close);
    table.google.faults.push(429);
    const box = table.accept('1', { imei: imei(1) });
    await table.clock.runUntil(() => table.claiming().view().connection.state === 'quota', 600_000);
    corrections({ journal: table.journal(), directory: { known: () => [] }, wake: table.claiming().wake }).undo(box);
    await table.finish();
    expect(table.claiming().view().connection.state).toBe('fine');
  });
});
