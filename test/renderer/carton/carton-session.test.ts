import { describe, expect, test } from 'vitest';
import { readList } from '../../../core/domain/list.ts';
import { cartons } from '../../../core/services/cartons.ts';
import type { CartonAnswer } from '../../../core/views/carton.ts';
import { createCartonSession, type CartonWays } from '../../../renderer/carton/carton-session.ts';
import { seededChance } from '../../support/chance.ts';
import { imei } from '../../support/devices.ts';
import { northwind, openJournal } from '../../support/journal.ts';
import { until } from '../../support/until.ts';

type Lose = 'question' | 'answer' | undefined;

/** A window's session over a real journal. `lose` takes a question on its way there, or an answer on its way back, once. */
function window() {
  const journal = openJournal();
  journal.append([{ type: 'customer-chosen', body: { customer: northwind } }]);
  const service = cartons({ journal, chance: seededChance(4), accepted: () => {} });
  const levers: { lose: Lose; after: number } = { lose: undefined, after: 0 };
  const heard: string[] = [];
  const over = async (ask: () => ReturnType<typeof service.check>): Promise<CartonAnswer> => {
    const lose = levers.after-- === 0 ? levers.lose : undefined;
    if (lose === 'question') throw new Error('lost');
    const answered = ask();
    if (lose === 'answer') throw new Error('lost');
    if (answered.outcome === 'refused') return answered;
    return {
      outcome: 'answered',
      rows: answered.rows.map((row) =>
        row.answer === 'known' ? { answer: 'known', at: row.box.acceptedAt, customer: row.box.customer, box: row.box.id } : row,
      ),
    };
  };
  let lists = 0;
  const ways: CartonWays = {
    read: async ({ source, separately }) => readList(typeof source === 'string' ? source : '', separately),
    check: (input) => over(() => service.check(input.customer, input.rows)),
    store: (input) => over(() => service.store(input)),
    newId: () => `list-${lists++}`,
    play: (sound) => heard.push(sound),
  };
  const session = createCartonSession(ways);
  return {
    journal,
    session,
    heard,
    lose: (lose: Lose, after: number) => Object.assign(levers, { lose, after }),
    boxes: () => journal.newestBoxes(10_000).length,
    inPhase: (phase: string) => until(() => session.current().phase === phase),
  };
}

const listOf = (count: number) => Array.from({ length: count }, (_, i) => imei(i)).join('\n');

describe('a confirmed list', () => {
  test.each(['question', 'answer'] as const)(
    'whose %s is lost on the way goes on where it was, and each box is stored once',
    async (lose) => {
      const { session, inPhase, boxes, lose: loseOnce, heard } = window();
      session.askForList(northwind);
      session.openList(listOf(1800));
      await inPhase('review');
      loseOnce(lose, 1);
      session.store();
      await inPhase('stopped');
      expect(session.current()).toMatchObject({ trouble: 'no-answer', stored: 500 });
      expect(boxes()).toBe(lose === 'answer' ? 1000 : 500);
      session.goOn();
      await inPhase('done');
      expect([session.current().stored, session.current().failing, boxes()]).toEqual([1800, [], 1800]);
      expect(heard).toEqual(['looked', 'refused', 'accepted']);
    },
  );

  test('is not stored any further once the customer is another one', async () => {
    const { journal, session, inPhase, boxes } = window();
    session.openCode(northwind, listOf(20));
    await inPhase('review');
    journal.append([{ type: 'customer-chosen', body: { customer: { id: '2', name: 'Another' } } }]);
    session.store();
    await inPhase('stopped');
    expect([session.current().trouble, boxes()]).toEqual(['customer-changed', 0]);
  });
});

test('nothing is stored before it is confirmed, and a listing that is left comes to nothing', async () => {
  const { session, inPhase, boxes } = window();
  session.openCode(northwind, listOf(20));
  session.store();
  await inPhase('review');
  session.close();
  session.store();
  expect([session.current().phase, boxes()]).toEqual(['empty', 0]);
});

test('what was lost while it was compared is asked for again', async () => {
  const { session, inPhase, lose } = window();
  lose('answer', 2);
  session.askForList(northwind);
  session.openList(listOf(1800));
  await inPhase('stopped');
  session.goOn();
  await inPhase('review');
  expect([session.current().fresh.length, session.current().failing.length]).toEqual([1800, 0]);
});

test('the entries that fail stand in their order, whoever found them: the list itself, or the journal', async () => {
  const { session, inPhase } = window();
  session.openCode(northwind, [imei(1), imei(2), imei(3)].join('\n'));
  await inPhase('review');
  session.store();
  await inPhase('done');
  session.askForList(northwind);
  session.openList([imei(10), imei(2), '3.5E+14', imei(10), imei(3), imei(11)].join('\n'));
  await inPhase('review');
  expect(session.current().failing.map(({ place, reason }) => [place, reason])).toEqual([
    [2, 'known'],
    [3, 'exponent'],
    [4, 'twice'],
    [5, 'known'],
  ]);
  expect(session.current().fresh.map(({ place }) => place)).toEqual([1, 6]);
});

test('a code of one box is no carton, and what was open stays open', async () => {
  const { session, inPhase } = window();
  session.openCode(northwind, listOf(20));
  await inPhase('review');
  expect(session.openCode(northwind, imei(1))).toBe(false);
  expect(session.current().phase).toBe('review');
});
