import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../../core/domain/box.ts';
import { deviceKeys } from '../../../core/domain/device-name.ts';
import { corrections } from '../../../core/services/corrections.ts';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { deviceOf, step, type Step } from '../../support/claiming-steps.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

/** RUNS=10000 vitest run test/core/services/claiming-always-ends.test.ts is the long run. */
const RUNS = Number(process.env['RUNS'] ?? 100);

interface Going {
  readonly table: PackingTable;
  /** What people wanted of each box after it was scanned, in the order of the asking. */
  readonly wishes: Map<string, Wish[]>;
  /** Claims that a person waits for. */
  readonly waiting: Set<string>;
  devices: number;
}

/** `from-claimed`: let go, and claimed for the next customer, or nobody's. */
type Wish =
  | { readonly kind: 'from-claimed'; readonly next: string | undefined }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'undone' };

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
          wish(going, box.id, { kind: 'from-claimed', next });
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
    case 'undo': {
      const correct = correctionsOf(table);
      for (const box of some(table, one.every)) {
        const undo = correct.undo(box.id);
        if (undo.outcome !== 'undone') continue;
        wish(going, box.id, { kind: 'undone' });
        const { again } = one;
        if (again !== undefined) unlessFull(() => table.accept(again, box.identifiers));
      }
      return;
    }
    case 'move': {
      const boxes = some(table, one.every).map(({ id }) => id);
      const claimed = new Set(boxes.filter((id) => table.journal().box(id)?.state === 'claimed'));
      const move = correctionsOf(table).move(boxes, one.customer, one.alsoClaimed);
      if (move.outcome !== 'moved') return;
      for (const { box, became } of move.boxes) {
        if (became === 'moved') wish(going, box.id, { kind: 'moved', to: one.customer });
        if (became === 'asked' && claimed.has(box.id)) wish(going, box.id, { kind: 'from-claimed', next: one.customer });
      }
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

function wish({ wishes }: Going, box: string, wanted: Wish): void {
  wishes.set(box, [...(wishes.get(box) ?? []), wanted]);
}

function some(table: PackingTable, every: number): Box[] {
  return table
    .journal()
    .newestBoxes(1000)
    .filter((_, n) => n % every === 0);
}

function correctionsOf(table: PackingTable) {
  const known = ['1001', '1002', '1003'].map((id) => ({ id, name: `Customer ${id}`, terms: 'accepted' as const }));
  return corrections({ journal: table.journal(), directory: { known: () => known }, wake: table.claiming().wake });
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
  for (const ofDevice of Map.groupBy(boxes.toReversed(), keyOf).values()) expectTruth(ofDevice, table, wishes);
  const known = new Set(boxes.map(keyOf));
  expect([...google.ledger.keys()].filter((device) => !known.has(device))).toEqual([]);
}

/**
 * The boxes say what Google has, and Google gave the device to the customers who were to have it, in their order, once each.
 * @param boxes of one device, in the order of their scans: one that was taken back or let go may have come again
 */
function expectTruth(boxes: readonly Box[], { google, journal }: PackingTable, wishes: ReadonlyMap<string, readonly Wish[]>): void {
  const device = keyOf(boxes[0]);
  const { foreign, unparsed, poison, kept } = google.levers;
  const neverClaimed = foreign.has(device) ? 'other-company' : unparsed.has(device) || poison.has(device) ? 'google-refused' : undefined;
  const expected = boxes.map(({ id }) => {
    const first = journal().history(id)[0];
    const accepted = first?.type === 'box-accepted' ? first.body.customer.id : '';
    const { claimedFor, last, end } = outcomeOf(accepted, wishes.get(id) ?? [], kept.has(device));
    const isHeld = end === 'kept' || (neverClaimed !== undefined && end !== 'undone');
    return {
      state: isHeld ? 'held' : end,
      reason: isHeld ? (neverClaimed ?? 'release-refused') : undefined,
      customer: last,
      claimedFor: neverClaimed === undefined ? claimedFor : [],
    };
  });
  const owners = expected.flatMap(({ claimedFor }) => claimedFor);
  const isNobodys = expected.at(-1)?.state === 'released' || expected.at(-1)?.state === 'undone';
  expect({
    device,
    boxes: boxes.map(({ state, reason, customer }) => ({ state, reason, customer: customer.id })),
    owner: google.ledger.get(device)?.owner,
    owners: google.owners.get(device) ?? [],
  }).toEqual({
    device,
    boxes: expected.map(({ state, reason, customer }) => ({ state, reason, customer })),
    owner: isNobodys ? undefined : owners.at(-1),
    owners,
  });
}

/** To whom a device that nothing is wrong with is given, one after the other, and whose the box is at last. */
function outcomeOf(
  accepted: string,
  wishes: readonly Wish[],
  isKept: boolean,
): { claimedFor: readonly string[]; last: string; end: 'claimed' | 'released' | 'kept' | 'undone' } {
  const claimedFor: string[] = [];
  let last = accepted;
  for (const one of wishes) {
    if (one.kind === 'undone') return { claimedFor, last, end: 'undone' };
    if (one.kind === 'from-claimed') {
      claimedFor.push(last);
      if (isKept) return { claimedFor, last, end: 'kept' };
      if (one.next === undefined) return { claimedFor, last, end: 'released' };
    }
    last = one.kind === 'moved' ? one.to : (one.next ?? last);
  }
  return { claimedFor: [...claimedFor, last], last, end: 'claimed' };
}

function expectBudgetKept({ google }: PackingTable, share: number): void {
  const most = 10 * share;
  const tooSoon = google.askedAt.filter((at, n) => at - (google.askedAt[n - most] ?? -Infinity) < 100_000 - 1);
  expect(tooSoon).toEqual([]);
}

function keyOf(box: Box | undefined): string {
  return deviceKeys(box?.identifiers ?? {})[0] ?? '';
}
