import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../../core/domain/box.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { deviceOf, step, type Step } from '../../support/claiming-steps.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

/** RUNS=10000 vitest run test/core/services/claiming-always-ends.test.ts is the long run. */
const RUNS = Number(process.env['RUNS'] ?? 100);

interface Going {
  readonly table: PackingTable;
  /** Whom each box was moved to, or undefined for nobody, in the order of the asking. */
  readonly wishes: Map<string, (string | undefined)[]>;
  /** Claims that a person waits for. */
  readonly waiting: Set<string>;
  devices: number;
}

test(
  'whatever goes wrong and however often the station dies, every box ends where it should be, was each customer’s once, or is held with a reason',
  { timeout: Math.max(120_000, 400 * RUNS) },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimstation-always-'));
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 3, maxLength: 25 }),
          fc.nat(1_000_000),
          fc.constantFrom(0, 1, 30),
          fc.constantFrom(1, 5, 100),
          (steps, seed, tickMs, share) => runOnce(folder, (run += 1), steps, { seed, tickMs, share }),
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function runOnce(
  folder: string,
  run: number,
  steps: readonly Step[],
  { seed, tickMs, share }: { readonly seed: number; readonly tickMs: number; readonly share: number },
): Promise<void> {
  const own = mkdtempSync(join(folder, `${run}-`));
  // Longer than any request or operation of the fake: what this rule promises is that nothing arrives later.
  const rules = { batchSize: 5, openOperations: 3, doubtMs: 120_000 };
  const table = packingTable(own, { seed, tickMs, rules, share: () => share });
  const going: Going = { table, wishes: new Map(), waiting: new Set(), devices: 0 };
  try {
    for (const one of steps) await take(one, going);
    table.diskFull(false);
    table.google.faults.length = 0;
    table.google.levers.nextUnclaim = undefined;
    table.google.levers.forgetOperations = false;
    await table.finish();
    expectAllSettled(going);
    expectBudgetKept(table, share);
  } finally {
    table.close();
    rmSync(own, { recursive: true, force: true });
  }
}

async function take(one: Step, going: Going): Promise<void> {
  const { table } = going;
  const { google } = table;
  switch (one.do) {
    case 'scan':
      for (let n = 0; n < one.count; n++) {
        const identifiers = deviceOf(one.named, (going.devices += 1));
        const [device = ''] = deviceKeys(identifiers);
        if (one.kind === 'foreign') google.levers.foreign.add(device);
        if (one.kind === 'unparsed') google.levers.unparsed.add(device);
        if (one.kind === 'row-lost') google.levers.rowLost.add(device);
        if (one.kind === 'poison') google.levers.poison.add(device);
        if (one.kind === 'kept') google.levers.kept.add(device);
        unlessFull(() => table.accept(one.customer, identifiers));
      }
      return;
    case 'pass':
      return table.clock.pass(one.ms);
    case 'faults':
      return void google.faults.push(...one.faults);
    case 'set-clock':
      return table.clock.set(table.clock.now() + one.by);
    case 'let-go':
      google.levers.nextUnclaim = one.fault;
      for (const box of table
        .journal()
        .boxesInState('claimed', 1000)
        .filter((_, n) => n % one.every === 0)) {
        const next = one.next === box.customer.id ? undefined : one.next;
        unlessFull(() => {
          table.release(box.id, next);
          going.wishes.set(box.id, [...(going.wishes.get(box.id) ?? []), next]);
        });
      }
      return;
    case 'now': {
      const box = table.journal().newestBoxes(1000)[one.which];
      if (box === undefined) return;
      const asked = `${box.id} ${going.waiting.size}`;
      going.waiting.add(asked);
      void table
        .claiming()
        .now(box.id)
        .then(() => going.waiting.delete(asked));
      return;
    }
    case 'retry':
      unlessFull(() => retryAll(table));
      return table.claiming().wake();
    case 'hurry':
      return table.claiming().hurry();
    case 'kill':
      going.waiting.clear();
      return table.killAndRestart();
    case 'disk-full':
    case 'disk-empty':
      return table.diskFull(one.do === 'disk-full');
    case 'google':
      Object.assign(google.levers, {
        latencyMs: one.latencyMs,
        operationMs: one.operationMs,
        batchLimit: one.batchLimit,
        repeatClaim: one.repeatClaim,
        forgetOperations: one.forget,
      });
  }
}

function unlessFull(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof JournalFailure)) throw error;
  }
}

function retryAll(table: PackingTable): void {
  const held = table.journal().boxesInState('held', 1000);
  if (held.length > 0) table.journal().append(held.map(({ id }) => ({ type: 'box-retried', body: { box: id } })));
}

function expectAllSettled({ table, wishes, waiting }: Going): void {
  const { journal, google, claiming, clock, bugs } = table;
  const states = ['waiting', 'sent', 'processing', 'unsure', 'releasing', 'unclaiming'] as const;
  expect({
    onTheWay: states.map((state) => journal().countInState(state)),
    openClaims: [...journal().openClaims('claim'), ...journal().openClaims('release')],
    timers: clock.waiting(),
    google: claiming().view().connection.state,
    waiting: [...waiting],
    bugs,
  }).toEqual({ onTheWay: [0, 0, 0, 0, 0, 0], openClaims: [], timers: 0, google: 'fine', waiting: [], bugs: [] });
  const boxes = journal().newestBoxes(1000);
  for (const box of boxes) expectTruth(box, table, wishes.get(box.id) ?? []);
  const known = new Set(boxes.map(keyOf));
  expect([...google.ledger.keys()].filter((device) => !known.has(device))).toEqual([]);
}

/** The box says what Google has, and Google gave it to the customers who were to have it, in their order, once each. */
function expectTruth(box: Box, { google, journal }: PackingTable, wishes: readonly (string | undefined)[]): void {
  const device = keyOf(box);
  const { foreign, unparsed, poison, kept } = google.levers;
  const neverClaimed = foreign.has(device) ? 'other-company' : unparsed.has(device) || poison.has(device) ? 'google-refused' : undefined;
  const first = journal().history(box.id)[0];
  const accepted = first?.type === 'box-accepted' ? first.body.customer.id : '';
  const stays = kept.has(device) && wishes.length > 0;
  const customers = neverClaimed !== undefined ? [] : stays ? [accepted] : [accepted, ...wishes.filter((next) => next !== undefined)];
  const isGone = !stays && wishes.length > 0 && wishes.at(-1) === undefined;
  const held = neverClaimed ?? (stays ? 'release-refused' : undefined);
  expect({
    box: device,
    state: box.state,
    reason: box.reason,
    customer: box.customer.id,
    owner: google.ledger.get(device)?.owner,
    owners: google.owners.get(device) ?? [],
  }).toEqual({
    box: device,
    state: held === undefined ? (isGone ? 'released' : 'claimed') : 'held',
    reason: held,
    customer: customers.at(-1) ?? accepted,
    owner: isGone ? undefined : customers.at(-1),
    owners: customers,
  });
}

function expectBudgetKept({ google }: PackingTable, share: number): void {
  const most = 10 * share;
  const tooSoon = google.askedAt.filter((at, n) => at - (google.askedAt[n - most] ?? -Infinity) < 100_000 - 1);
  expect(tooSoon).toEqual([]);
}

function keyOf({ identifiers }: Box): string {
  return deviceKeys(identifiers)[0] ?? '';
}
