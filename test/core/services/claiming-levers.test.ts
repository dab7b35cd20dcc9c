import * as fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../core/domain/box.ts';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { createLevers, type Levers } from '../../../simulator/levers.ts';
import { imei } from '../../support/devices.ts';
import { alderbrook, northwind, simulatedStation, type SimulatedStation } from '../../support/simulated-station.ts';

/** Everything that the simulator can be told to do wrong, for as long as it lasts. */
const LEVERS: Readonly<Record<string, Partial<Levers>>> = {
  offline: { offline: true },
  'a slow network': { latency: { kind: 'network', medianMs: 8, p95Ms: 40 } },
  'late replies': { delayMs: 30 },
  'lost requests': { dropRequest: [{ method: '*', times: 100, chance: 0.5 }] },
  'lost replies': { dropReplyAfter: [{ method: '*', times: 100, chance: 0.5 }] },
  ...Object.fromEntries(
    [401, 403, 408, 429, 500, 503].map((status) => [
      `every other answer ${status}`,
      { failNext: [{ method: '*', status, times: 100, chance: 0.5 }] },
    ]),
  ),
  ...Object.fromEntries(
    (['malformed', 'truncated', 'empty', 'html', 'other-json'] as const).map((how) => [
      `${how} answers`,
      { garble: [{ method: '*', how, times: 100, chance: 0.5 }] },
    ]),
  ),
  'operations that show nothing': { neverDone: true },
  'operations that stand still': { neverDone: 'frozen' },
  'operations that are done late': { doneLateMs: 3000 },
  'repeated claims that exist already': {
    repeatClaim: 'already-exists',
    dropReplyAfter: [{ method: 'partners.devices.claimAsync', times: 2 }],
  },
  'repeated claims that fail a precondition': {
    repeatClaim: 'precondition',
    dropReplyAfter: [{ method: 'partners.devices.claimAsync', times: 2 }],
  },
  'repeated claims that are not ours': { repeatClaim: 'not-yours', dropReplyAfter: [{ method: 'partners.devices.claimAsync', times: 2 }] },
  'a lost row': { loseRow: true },
  'rows that are not parsed': { unparsedRows: 2 },
  'small batches only': { batchLimit: 2 },
  'customers with too many devices': { deviceLimit: 3 },
  'a small quota': { quotaPer100Seconds: 4 },
  'terms that are needed': { terms: 'needed-to-claim' },
  'terms that stop everything': { terms: 'refused' },
  'models that were never launched': { launchedModels: { Other: ['O1'] } },
  'forgotten operations': { forgetOperations: true },
};

/** RUNS=300 before the command is the long run of the combinations. */
const RUNS = Number(process.env['RUNS'] ?? 0);
const foreign = foreignImeis[0] ?? '';
const customers = {
  [northwind]: { id: northwind, name: 'Northwind Logistics' },
  [alderbrook]: { id: alderbrook, name: 'Alderbrook Hospitality' },
};

/** Boxes of every kind are claimed, and then some let go and some moved, each time with the levers on for a while. */
async function worked(levers: Partial<Levers>, seed: number): Promise<SimulatedStation> {
  const station = await simulatedStation({ operationMs: 20_000 }, { seed });
  const { journal } = station.session();
  for (let n = 0; n < 4; n++) station.scan(northwind, imei(n));
  station.scan(alderbrook, imei(4));
  station.scan(northwind, foreign);
  journal.append([
    { type: 'box-accepted', body: { box: 'handheld', meid: 'A1000000000001', customer: customers[northwind], source: 'typed' } },
    {
      type: 'box-accepted',
      body: { box: 'tablet', serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7', customer: customers[northwind], source: 'typed' },
    },
  ]);
  await through(station, levers);
  const [first, second, third, ...more] = journal.boxesInState('claimed', 100);
  journal.append([
    ...(first === undefined ? [] : [{ type: 'release-asked', body: { box: first.id } } as const]),
    ...[second, third, more.at(-1)].flatMap((box) => {
      const next = customers[box?.customer.id === alderbrook ? northwind : alderbrook];
      return box === undefined ? [] : [{ type: 'release-asked', body: { box: box.id, next } } as const];
    }),
  ]);
  await through(station, levers);
  return station;
}

/** The levers are on for a while; then all is well, and the queue comes to its end. */
async function through(station: SimulatedStation, on: Partial<Levers>): Promise<void> {
  const { levers } = station.simulator;
  const session = station.session();
  Object.assign(levers, structuredClone(on));
  session.claiming()?.wake();
  await sleep(80);
  Object.assign(levers, createLevers());
  const end = performance.now() + 20_000;
  while (!isAtRest(station)) {
    if (performance.now() > end) throw new Error(JSON.stringify([session.journal.newestBoxes(20), session.claiming()?.view()]));
    session.claiming()?.hurry();
    await sleep(5);
  }
}

function isAtRest(station: SimulatedStation): boolean {
  const { journal } = station.session();
  const onTheWay = ['waiting', 'sent', 'processing', 'unsure', 'releasing', 'unclaiming'] as const;
  return onTheWay.every((state) => journal.countInState(state) === 0) && station.session().claiming()?.view().operations.length === 0;
}

/** What the station says of each box is what Google has, and Google gave it to nobody twice. */
function expectTruth(station: SimulatedStation): void {
  const { journal } = station.session();
  const ledger = station.simulator.ledger();
  for (const box of journal.newestBoxes(100)) {
    const entry = ledger.find((one) => one.box === box.id) ?? ledger.find((one) => one.imei === box.identifiers.imei && one.imei !== '');
    const claims = journal.history(box.id).filter(({ type }) => type === 'box-claimed').length;
    const isOurs = entry !== undefined && entry.owner !== 'another company';
    expect({
      box: box.id,
      held: box.state === 'held' ? typeof box.reason : undefined,
      owner: isOurs ? entry.owner : undefined,
      claims: isOurs ? entry.claims : 0,
    }).toEqual({
      box: box.id,
      held: box.state === 'held' ? 'string' : undefined,
      owner: box.state === 'claimed' || stillHas(box) ? box.customer.id : undefined,
      claims,
    });
  }
  expect([ledger.find((one) => one.imei === foreign)?.claims ?? 0, station.bugs]).toEqual([0, []]);
}

/** Held because it could not be let go. */
function stillHas({ state, release }: Box): boolean {
  return state === 'held' && release !== undefined;
}

describe('every box ends in a true state', () => {
  test.each(Object.entries(LEVERS))('after %s', async (_, levers) => {
    expectTruth(await worked(levers, 1));
  });

  test('after any of them together', { timeout: RUNS > 0 ? 1_800_000 : 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(Object.keys(LEVERS), { minLength: 2, maxLength: 5 }), fc.nat(1000), async (names, seed) => {
        expectTruth(await worked(Object.assign({}, ...names.map((name) => LEVERS[name])) as Partial<Levers>, seed));
      }),
      { numRuns: RUNS > 0 ? Math.min(RUNS, 300) : 5, endOnFailure: true },
    );
  });
});
