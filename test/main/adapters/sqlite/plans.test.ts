import { expect, test } from 'vitest';
import { BOX_STATES } from '../../../../core/domain/box.ts';
import type { EventDraft } from '../../../../core/domain/events.ts';
import type { Journal } from '../../../../core/ports/journal.ts';
import { PROJECTED } from '../../../../main/adapters/sqlite/projections.ts';
import { imei } from '../../../support/devices.ts';
import { accepted, northwind, openJournal } from '../../../support/journal.ts';

/** Every question of the journal, so that each has been put to SQLite once. A new one does not compile until it stands here. */
const ask: { readonly [question in keyof Journal]: (journal: Journal) => unknown } = {
  append: (journal) => EVENTS.map((draft) => journal.append([draft])),
  boxOfDevice: (journal) => journal.boxOfDevice({ imei: imei(1) }),
  boxesNamed: (journal) => journal.boxesNamed(imei(1), 10),
  history: (journal) => journal.history('box-1'),
  box: (journal) => journal.box('box-1'),
  boxesOfClaim: (journal) => journal.boxesOfClaim('claim-1'),
  boxesSentIn: (journal) => journal.boxesSentIn('claim-1', 10, 0),
  boxesInState: (journal) => journal.boxesInState('waiting', 500),
  // Not those in which boxes stay: how many are claimed in all is asked for a report only.
  countInState: (journal) =>
    BOX_STATES.filter((state) => state !== 'claimed' && state !== 'released' && state !== 'undone').map((state) =>
      journal.countInState(state),
    ),
  countOnTheWay: (journal) => journal.countOnTheWay(9),
  newestBoxes: (journal) => journal.newestBoxes(12),
  boxesOfShift: (journal) => journal.boxesOfShift('shift', 50, 0),
  openClaims: (journal) => journal.openClaims('claim'),
  batches: (journal) => [journal.batches(50), journal.batches(50, 'claim-1')],
  batch: (journal) => journal.batch('claim-1'),
  statesOfClaim: (journal) => journal.statesOfClaim('claim-1'),
  models: (journal) => [journal.models(), journal.models('35692000')],
  recall: (journal) => journal.recall('pause'),
  remember: (journal) => journal.remember('pause', '1'),
  currentShift: (journal) => journal.currentShift(),
  shift: (journal) => journal.shift('shift'),
  totals: (journal) => journal.totals('shift'),
  acceptedIn: (journal) => journal.acceptedIn('shift'),
  recovery: (journal) => journal.recovery(),
  currentCustomer: (journal) => journal.currentCustomer(),
};

const box = 'box-1';
const boxes = [box];
const EVENTS: readonly EventDraft[] = [
  { type: 'shift-started', body: {} },
  { type: 'customer-chosen', body: { customer: northwind } },
  accepted(box, imei(1), imei(2)),
  { type: 'scan-repeated', body: { box, source: 'camera' } },
  { type: 'scan-refused', body: { reason: 'nothing', codes: [], source: 'camera' } },
  { type: 'box-moved', body: { box, customer: northwind } },
  { type: 'box-undone', body: { box: 'box-0' } },
  { type: 'claim-sent', body: { claim: 'claim-1', boxes } },
  { type: 'claim-taken', body: { claim: 'claim-1', operation: 'operations/1' } },
  { type: 'claim-unsure', body: { claim: 'claim-1', boxes, code: 'ECONNRESET' } },
  { type: 'box-claimed', body: { box, how: 'operation' } },
  { type: 'claim-finished', body: { claim: 'claim-1' } },
  { type: 'release-asked', body: { box } },
  { type: 'release-sent', body: { release: 'release-1', boxes } },
  { type: 'release-taken', body: { release: 'release-1', operation: 'operations/2' } },
  { type: 'box-released', body: { box, how: 'operation' } },
  { type: 'release-finished', body: { release: 'release-1' } },
  { type: 'metadata-changed', body: { deviceId: '7', box, metadata: {} } },
  { type: 'shift-ended', body: {} },
];

test('no question walks through all events or all boxes: each is as quick after a million boxes as after a thousand', () => {
  const journal = openJournal();
  for (const question of Object.values(ask)) question(journal);
  const asked = journal.database.statements().filter((sql) => !sql.startsWith('EXPLAIN') && !sql.startsWith('PRAGMA'));
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter((sql) => walksThroughAll(plan(journal, sql), sql))).toEqual([]);
});

test('a question that does walk through all of them is noticed', () => {
  const journal = openJournal();
  for (const sql of ["SELECT * FROM boxes WHERE code = 'x'", "SELECT count(*) FROM events WHERE type = 'box-accepted'"])
    expect(walksThroughAll(plan(journal, sql), sql)).toBe(true);
});

function plan(journal: ReturnType<typeof openJournal>, sql: string): string[] {
  return journal.database.all(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => String(detail));
}

/** A walk along an index that ends after so many rows is none, nor one along the few requests that Google works on now. */
function walksThroughAll(steps: readonly string[], sql: string): boolean {
  const ends = sql.includes('LIMIT') && !steps.some((step) => step.startsWith('USE TEMP B-TREE'));
  return steps.some(
    (step) =>
      GROWING.some((table) => step.startsWith(`SCAN ${table}`)) &&
      !(ends && step.includes('USING INDEX')) &&
      !step.endsWith('INDEX claims_open'),
  );
}

/** Tables that grow with the years; the others have a row for each model of a phone. */
const GROWING = ['events', ...PROJECTED.filter((table) => table !== 'models' && table !== 'station')];
