import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claiming } from '../../../core/services/claiming.ts';
import { shifts } from '../../../core/services/shifts.ts';
import { imei } from '../../support/devices.ts';
import type { Fault } from '../../support/fake-google.ts';
import { packingTable } from '../../support/packing-table.ts';

/** RUNS=3000 vitest run test/core/services/clock-jumps.test.ts is the long run. Otherwise as many as go into four seconds. */
const RUNS = Number(process.env['RUNS'] ?? 0);
const limits = RUNS > 0 ? { numRuns: RUNS } : { numRuns: 200, interruptAfterTimeLimit: 4000 };

type Step =
  | { readonly do: 'scan'; readonly customer: string }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'set'; readonly by: number }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'kill' | 'finish' };

const HOUR = 3_600_000;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('scan'), customer: fc.constantFrom('1', '2') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.oneof(fc.nat(4000), fc.nat(100_000)) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('set'),
      // Daylight saving, a night's sleep, an empty battery on the board, and anything else.
      by: fc.oneof(
        fc.constantFrom(HOUR, -HOUR, 9 * HOUR, -56 * 365 * 24 * HOUR, 20 * 365 * 24 * HOUR),
        fc.integer({ min: -200_000, max: 200_000 }),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fault'),
      fault: fc.constantFrom<Fault>('never-left', 'lost-before', 'lost-after', 'late', 429, 503),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('kill', 'finish') }) },
);

test(
  'however the clock is set while boxes are packed and claimed, their order stands, every shift adds up, and each is claimed, once',
  { timeout: RUNS > 0 ? HOUR : 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimstation-jumps-'));
    let running = Promise.resolve();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), fc.nat(1_000_000), (steps, seed) => {
          running = runOnce(mkdtempSync(join(folder, 'run-')), steps, seed);
          return running;
        }),
        { ...limits, endOnFailure: true },
      );
    } finally {
      await running.catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function runOnce(folder: string, steps: readonly Step[], seed: number): Promise<void> {
  const table = packingTable(folder, { seed });
  const scanned: string[] = [];
  const ended: string[] = [];
  try {
    for (const one of steps) {
      switch (one.do) {
        case 'scan': {
          const device = imei(scanned.length);
          scanned.push(device);
          table.scan(one.customer, device);
          break;
        }
        case 'pass':
          await table.clock.pass(one.ms);
          break;
        case 'set':
          table.clock.set(table.clock.now() + one.by);
          break;
        case 'fault':
          table.google.faults.push(one.fault);
          break;
        case 'kill':
          table.killAndRestart();
          break;
        case 'finish': {
          const finish = shifts({ journal: table.journal() }).finish();
          if (finish.outcome === 'finished') ended.push(finish.summary.shift);
        }
      }
      expectSensibleTimes(table.claiming().view(), table.clock.now());
    }
    table.google.faults.length = 0;
    // Not days later, whatever the clock said when something was planned.
    await table.clock.pass(30 * 60_000);
    const boxes = table.journal().newestBoxes(1000).reverse();
    expect(boxes.map(({ identifiers, state }) => [identifiers.imei, state])).toEqual(scanned.map((device) => [device, 'claimed']));
    expect(scanned.map((device) => table.google.worked.get(device))).toEqual(scanned.map(() => 1));
    const all = shifts({ journal: table.journal() });
    const sums = [...ended.map((shift) => all.summary(shift)), ...[all.summary()].filter((sum) => sum !== undefined)];
    expect(sums.map((sum) => sum?.balanced)).toEqual(sums.map(() => true));
    expect(sums.reduce((count, sum) => count + (sum?.total.claimed ?? 0), 0)).toBe(scanned.length);
    expect(table.bugs).toEqual([]);
  } finally {
    table.close();
  }
}

/** Nothing that the window counts down is longer than anything ever is, or negative. */
function expectSensibleTimes(view: ReturnType<Claiming['view']>, now: number): void {
  const longest = 10 * 60_000;
  const { retryAt } = view.connection;
  if (retryAt !== undefined) expect([retryAt >= now, retryAt - now < longest]).toEqual([true, true]);
  for (const { leftMs = 0, nextAt, perSecond = 1 } of view.operations)
    expect([leftMs >= 0, leftMs < longest, nextAt - now < longest, perSecond > 0]).toEqual([true, true, true, true]);
}
