import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { imei } from '../../support/devices.ts';
import type { Fault } from '../../support/fake-google.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

const customers = ['1001', '1002'] as const;
const kinds = ['ordinary', 'ordinary', 'ordinary', 'foreign', 'unparsed', 'row-lost', 'poison'] as const;

type Step =
  | {
      readonly do: 'scan';
      readonly count: number;
      readonly customer: (typeof customers)[number];
      readonly kind: (typeof kinds)[number];
      readonly dual: boolean;
    }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'faults'; readonly faults: readonly Fault[] }
  | { readonly do: 'set-clock'; readonly by: number }
  | { readonly do: 'retry' | 'hurry' | 'kill' | 'disk-full' | 'disk-empty' }
  | {
      readonly do: 'google';
      readonly latencyMs: number;
      readonly operationMs: number;
      readonly batchLimit: number;
      readonly repeatClaim: 'success' | 'already-exists';
      readonly forget: boolean;
    };

const fault = fc.constantFrom<Fault>('never-left', 'lost-before', 'lost-after', 'nonsense', 401, 403, 429, 503);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('scan'),
      count: fc.integer({ min: 1, max: 5 }),
      customer: fc.constantFrom(...customers),
      kind: fc.constantFrom(...kinds),
      dual: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.oneof(fc.nat(5000), fc.nat(120_000)) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('faults'), faults: fc.array(fault, { minLength: 1, maxLength: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set-clock'),
      by: fc.constantFrom(-40 * 365 * 86_400_000, -3_600_000, -2000, 2000, 3_600_000, 86_400_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('retry', 'hurry', 'kill', 'kill', 'disk-full', 'disk-empty') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('google'),
      latencyMs: fc.constantFrom(0, 200, 9000),
      operationMs: fc.constantFrom(0, 1500, 20_000, 90_000),
      batchLimit: fc.constantFrom(1, 2, 4, 1000),
      repeatClaim: fc.constantFrom('success', 'already-exists'),
      forget: fc.boolean(),
    }),
  },
);

let devices = 0;
async function take(one: Step, table: PackingTable): Promise<void> {
  const { google } = table;
  switch (one.do) {
    case 'scan':
      for (let n = 0; n < one.count; n++) {
        const device = imei((devices += 2));
        if (one.kind === 'foreign') google.levers.foreign.add(device);
        if (one.kind === 'unparsed') google.levers.unparsed.add(device);
        if (one.kind === 'row-lost') google.levers.rowLost.add(device);
        if (one.kind === 'poison') google.levers.poison.add(device);
        try {
          table.scan(one.customer, ...(one.dual ? [device, imei(devices + 1)] : [device]));
        } catch (error) {
          // Choosing the customer: the disk is full.
          if (!(error instanceof JournalFailure)) throw error;
        }
      }
      return;
    case 'pass':
      return table.clock.pass(one.ms);
    case 'faults':
      return void google.faults.push(...one.faults);
    case 'set-clock':
      return table.clock.set(table.clock.now() + one.by);
    case 'retry':
      return retryAll(table);
    case 'hurry':
      return table.claiming().hurry();
    case 'kill':
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

function retryAll(table: PackingTable): void {
  const held = table.journal().boxesInState('held', 1000);
  try {
    if (held.length > 0) table.journal().append(held.map(({ id }) => ({ type: 'box-retried', body: { box: id } })));
  } catch (error) {
    if (!(error instanceof JournalFailure)) throw error;
  }
  table.claiming().wake();
}

test('whatever goes wrong and however often the station dies, every box ends claimed once for its own customer, or held with a reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-always-'));
  let run = 0;
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 25 }),
        fc.nat(1_000_000),
        fc.constantFrom(0, 1, 30),
        async (steps, seed, tickMs) => {
          const own = mkdtempSync(join(folder, `${(run += 1)}-`));
          const table = packingTable(own, { seed, tickMs, rules: { batchSize: 5, openOperations: 2 } });
          try {
            for (const one of steps) await take(one, table);
            table.diskFull(false);
            table.google.faults.length = 0;
            table.google.levers.forgetOperations = false;
            await table.finish();
            expectAllSettled(table);
          } finally {
            table.close();
            rmSync(own, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 8000, endOnFailure: true },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function expectAllSettled({ journal, google, claiming, clock, bugs }: PackingTable): void {
  const states = ['waiting', 'sent', 'processing', 'unsure'] as const;
  expect({
    onTheWay: states.map((state) => journal().countInState(state)),
    openClaims: journal().openClaims('claim'),
    timers: clock.waiting(),
    google: claiming().view().connection.state,
    bugs,
  }).toEqual({
    onTheWay: [0, 0, 0, 0],
    openClaims: [],
    timers: 0,
    google: 'fine',
    bugs: [],
  });
  const { foreign, unparsed, poison } = google.levers;
  for (const box of journal().newestBoxes(1000)) {
    const { imei = '' } = box.identifiers;
    const owned = google.ledger.get(imei);
    const shouldBeHeld = foreign.has(imei) ? 'other-company' : unparsed.has(imei) || poison.has(imei) ? 'google-refused' : undefined;
    expect({ state: box.state, reason: box.reason, owner: owned?.owner, claims: owned?.claims }).toEqual(
      shouldBeHeld === undefined
        ? { state: 'claimed', reason: undefined, owner: box.customer.id, claims: 1 }
        : { state: 'held', reason: shouldBeHeld, owner: undefined, claims: undefined },
    );
  }
  const boxes = new Set(
    journal()
      .newestBoxes(1000)
      .map(({ identifiers }) => identifiers.imei),
  );
  expect([...google.ledger.keys()].filter((imei) => !boxes.has(imei))).toEqual([]);
}
