import { describe, expect, onTestFinished, test } from 'vitest';
import { imei } from '../../support/devices.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

function open(rules = {}): PackingTable {
  const table = packingTable(temporaryFolder(), { rules });
  onTestFinished(table.close);
  return table;
}
const shown = (table: PackingTable) => table.claiming().view().operations;

/** How often operations were asked for, when so many boxes went in batches of five. */
async function polls(table: PackingTable, boxes: number): Promise<number> {
  const before = table.google.asked();
  const sent = table.google.sent.length;
  const first = table.journal().newestBoxes(1000).length;
  for (let n = first; n < first + boxes; n++) table.accept('1', { imei: imei(n) });
  await table.finish();
  expect(table.journal().countInState('waiting')).toBe(0);
  return table.google.asked() - before - (table.google.sent.length - sent);
}

describe('an operation that is under way', () => {
  test('tells how far it is, how fast, how long it will take and when it is asked for again', async () => {
    const table = open();
    table.google.levers.operationMs = 40_000;
    for (let n = 0; n < 10; n++) table.accept('1', { imei: imei(n) });
    await table.clock.pass(22_000);
    const [operation] = shown(table);
    expect(operation).toMatchObject({
      kind: 'claim',
      customerName: 'Customer 1',
      size: 10,
      answered: 0,
      failures: 0,
      asked: expect.toSatisfy((asked: number) => asked > 4 && asked < 15),
      progress: expect.toSatisfy((progress: number) => progress > 20 && progress <= 50),
      perSecond: expect.closeTo(0.25, 1),
      leftMs: expect.toSatisfy((ms: number) => Math.abs(ms - 20_000) < 1500),
      nextAt: expect.toSatisfy((at: number) => at > table.clock.now() && at < table.clock.now() + 30_000),
    });
    await table.finish();
    expect(shown(table)).toEqual([]);
  });

  test('tells how often it was asked for in vain, and Google’s code', async () => {
    const table = open();
    table.google.levers.brokenOperations = 503;
    table.accept('1', { imei: imei(1) });
    await table.clock.pass(20_000);
    expect(shown(table)).toMatchObject([{ failures: expect.toSatisfy((count: number) => count > 1), code: 'UNAVAILABLE' }]);
    table.google.levers.brokenOperations = undefined;
    await table.finish();
    expect(table.journal().countInState('claimed')).toBe(1);
  });

  test('may be one that lets devices go', async () => {
    const table = open();
    const boxes = [1, 2].map((n) => table.accept('1', { imei: imei(n) }));
    await table.finish();
    table.google.levers.operationMs = 60_000;
    for (const box of boxes) table.release(box);
    await table.clock.pass(3000);
    expect(shown(table)).toMatchObject([{ kind: 'release', size: 2 }]);
  });
});

describe('many operations at a time', () => {
  test('need few questions: one goes ahead, and the others are asked for when they should be done', async () => {
    const table = open({ batchSize: 5 });
    table.google.levers.latencyMs = 300;
    table.google.levers.operationMs = 20_000;
    const first = await polls(table, 100);
    const second = await polls(table, 100);
    table.killAndRestart();
    const third = await polls(table, 100);
    expect([first <= 32, second <= 26, third <= 26], `${first} ${second} ${third}`).toEqual([true, true, true]);
  });

  test('are asked for again when they take longer than the ones before', async () => {
    const table = open({ batchSize: 5 });
    table.google.levers.operationMs = 5000;
    await polls(table, 100);
    table.google.levers.operationMs = 60_000;
    expect(await polls(table, 100)).toBeLessThan(100);
  });
});
