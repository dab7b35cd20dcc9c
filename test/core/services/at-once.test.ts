import { expect, onTestFinished, test } from 'vitest';
import { imei } from '../../support/devices.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

function open(rules = {}): PackingTable {
  const table = packingTable(temporaryFolder(), { rules });
  onTestFinished(table.close);
  return table;
}

/** Asks for a box at once and tells when that is answered. */
function now(table: PackingTable, box: string): { answered: boolean } {
  const asked = { answered: false };
  void table
    .claiming()
    .now(box)
    .then(() => (asked.answered = true));
  return asked;
}
const stateOf = (table: PackingTable, box: string) => table.journal().box(box)?.state;

test('a box that waits for company is claimed at once, alone, and its answer is waited for', async () => {
  const table = open({ gatherMs: 3_600_000 });
  const box = table.accept('1', { imei: imei(1) });
  const other = table.accept('1', { imei: imei(2) });
  table.google.levers.latencyMs = 400;
  const asked = now(table, box);
  await table.clock.pass(300);
  const early = [asked.answered, stateOf(table, box)];
  await table.clock.pass(200);
  expect([early, asked.answered, stateOf(table, box), stateOf(table, other), table.google.sent]).toEqual([
    [false, 'sent'],
    true,
    'claimed',
    'waiting',
    [[box]],
  ]);
  expect(table.journal().batches(1)).toMatchObject([{ size: 1, finishedAt: expect.any(Number), operation: undefined }]);
});

test('a held box is tried again, and held again with the reason', async () => {
  const table = open();
  table.google.levers.foreign.add(imei(1));
  const box = table.accept('1', { imei: imei(1) });
  await table.finish();
  const asked = now(table, box);
  await table.finish();
  expect([asked.answered, table.journal().box(box)]).toMatchObject([true, { state: 'held', reason: 'other-company' }]);
});

test('a person does not wait for a pause, and nobody asks beside the loop', async () => {
  const table = open();
  table.google.faults.push(429);
  const box = table.accept('1', { imei: imei(1) });
  await table.clock.pass(3000);
  table.google.levers.latencyMs = 500;
  let atATime = 0;
  let most = 0;
  for (const method of ['claimOne', 'claimBatch', 'batch', 'findBy'] as const) {
    const real: (...args: never[]) => Promise<unknown> = table.google[method];
    Object.assign(table.google, {
      async [method](...args: never[]) {
        most = Math.max(most, (atATime += 1));
        const answer = await real(...args);
        atATime -= 1;
        return answer;
      },
    });
  }
  const asked = now(table, box);
  for (let n = 2; n < 6; n++) {
    table.accept('1', { imei: imei(n) });
    now(table, box);
    await table.clock.pass(700);
  }
  expect([asked.answered, stateOf(table, box)]).toEqual([true, 'claimed']);
  await table.finish();
  expect([most, table.google.ledger.get(imei(1))?.claims, table.journal().countInState('claimed')]).toEqual([1, 1, 5]);
});

test('an answer that is lost is looked up, not asked for again', async () => {
  const table = open({ gatherMs: 3_600_000 });
  const box = table.accept('1', { imei: imei(1) });
  table.google.faults.push('lost-after');
  now(table, box);
  await table.finish();
  expect([stateOf(table, box), table.google.sent.length, table.google.ledger.get(imei(1))?.claims]).toEqual(['claimed', 1, 1]);
});

test('the death of the station before the answer is no reason to claim twice', async () => {
  const table = open({ gatherMs: 3_600_000 });
  const box = table.accept('1', { imei: imei(1) });
  table.google.levers.latencyMs = 400;
  now(table, box);
  await table.clock.pass(300);
  table.killAndRestart();
  await table.finish();
  expect([stateOf(table, box), table.google.sent.length, table.google.ledger.get(imei(1))?.claims]).toEqual(['claimed', 1, 1]);
});

test.each(['processing', 'claimed', 'released'] as const)(
  'a box that is %s is left alone, and so is one that is to be let go',
  async (state) => {
    const table = open();
    const box = table.accept('1', { imei: imei(1) });
    if (state === 'processing') {
      table.google.levers.operationMs = 60_000;
      await table.clock.pass(3000);
    } else {
      await table.finish();
      if (state === 'released') table.release(box);
      await table.finish();
    }
    const sent = table.google.sent.length;
    expect(stateOf(table, box)).toBe(state);
    const asked = now(table, box);
    await table.clock.pass(100);
    expect([asked.answered, stateOf(table, box), table.google.sent.length - sent]).toEqual([true, state, 0]);
  },
);

test('nobody is kept waiting by a station that ends, or for a box that there is not', async () => {
  const table = open();
  table.google.levers.latencyMs = 60_000;
  const box = table.accept('1', { imei: imei(1) });
  await table.clock.pass(2500);
  const asked = now(table, box);
  const nobody = now(table, 'no such box');
  void table.claiming().stop();
  await table.clock.pass(4000);
  expect([asked.answered, nobody.answered]).toEqual([true, true]);
  expect(await table.claiming().now(box)).toBeUndefined();
});
