import { describe, expect, onTestFinished, test } from 'vitest';
import { imei } from '../../support/devices.ts';
import type { Fault } from '../../support/fake-google.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

const HOUR = 3_600_000;

function open(about: Parameters<typeof packingTable>[1] = {}): PackingTable {
  const table = packingTable(temporaryFolder(), about);
  onTestFinished(table.close);
  return table;
}
const out = (table: PackingTable, fault: Fault): void => void table.google.faults.push(...Array.from({ length: 100_000 }, () => fault));

describe('a long time without Google', () => {
  test('a night offline: what was scanned in the evening is claimed in the morning, once, with few requests meanwhile', async () => {
    const table = open();
    out(table, 'never-left');
    for (let n = 0; n < 40; n++) table.scan('1', imei(n));
    await table.clock.pass(10 * HOUR);
    const night = [table.journal().countInState('waiting'), table.claiming().view().connection.state, table.google.asked() < 5000];
    table.google.faults.length = 0;
    await table.clock.pass(60_000);
    // While it was out of reach at most one box at a time went, and in the morning all that were left in one request.
    const together = table.google.sent.filter((boxes) => boxes.length > 1).map((boxes) => boxes.length >= 39);
    expect([night, table.journal().countInState('claimed'), together.at(-1), together.length <= 2]).toEqual([
      [40, 'offline', true],
      40,
      true,
      true,
    ]);
    expect([...table.google.ledger.values()].every(({ claims }) => claims === 1)).toBe(true);
  });

  test('an outage of 72 hours, with work going on, restarts, a move and answers that are lost: nothing is lost, and it is over in minutes', async () => {
    const table = open();
    const moved = table.accept('1', { imei: imei(999) });
    await table.finish();
    out(table, 503);
    table.release(moved, '2');
    for (let hour = 0; hour < 72; hour++) {
      table.scan('1', imei(2 * hour));
      await table.clock.pass(HOUR / 2);
      if (hour % 9 === 4) table.killAndRestart();
      table.scan('2', imei(2 * hour + 1));
      await table.clock.pass(HOUR / 2);
    }
    const during = [table.journal().countInState('claimed'), table.claiming().view().connection.state, table.google.asked() < 72 * 130];
    table.google.faults.length = 0;
    table.google.faults.push('lost-after', 'nonsense', 429);
    await table.clock.pass(10 * 60_000);
    expect([during, table.journal().countInState('claimed'), table.claiming().view()]).toEqual([
      [0, 'google', true],
      145,
      { connection: { state: 'fine' }, operations: [] },
    ]);
    expect([...table.google.ledger.entries()].filter(([device, { claims }]) => claims !== (device === imei(999) ? 2 : 1))).toEqual([]);
    expect(table.google.owners.get(imei(999))).toEqual(['1', '2']);
  });
});

describe('a station that is started again and again', () => {
  /** Started anew every two seconds for so long; how often Google was asked in that time. */
  async function restarting(table: PackingTable, ms: number): Promise<number> {
    const before = table.google.asked();
    for (let passed = 0; passed < ms; passed += 2000) {
      table.killAndRestart();
      await table.clock.pass(2000);
    }
    return table.google.asked() - before;
  }

  test('does not ask sooner than Google’s Retry-After, and says what it waits for', async () => {
    const table = open();
    table.google.faults.push(429);
    table.scan('1', imei(1));
    await table.clock.pass(2500);
    expect(await restarting(table, 26_000)).toBe(0);
    expect(table.claiming().view().connection).toMatchObject({ state: 'quota', code: 'RATE_LIMIT_EXCEEDED', retryAt: expect.any(Number) });
    await table.clock.pass(60_000);
    expect(table.journal().countInState('claimed')).toBe(1);
  });

  test('does not ask for an operation or a lost box more often than planned', async () => {
    const table = open();
    table.google.levers.operationMs = 300_000;
    table.scan('1', imei(1));
    await table.clock.pass(60_000);
    table.google.faults.push('lost-before');
    table.scan('1', imei(2));
    await table.clock.pass(20_000);
    expect(await restarting(table, 60_000)).toBeLessThan(20);
    await table.finish();
    expect(table.journal().countInState('claimed')).toBe(2);
  });

  test('asks at once when a person says so', async () => {
    const table = open();
    table.google.faults.push(429);
    table.scan('1', imei(1));
    await table.clock.pass(2500);
    table.killAndRestart();
    table.claiming().hurry();
    await table.clock.pass(5000);
    expect(table.journal().countInState('claimed')).toBe(1);
  });
});

describe('the station’s own share of the quota', () => {
  test('is what the loop waits for and says so, until it goes on by itself', async () => {
    const table = open({ share: () => 1 });
    for (let n = 0; n < 3; n++) table.scan('1', imei(n));
    await table.clock.pass(4000);
    const { connection } = table.claiming().view();
    expect([connection.state, connection.code, (connection.retryAt ?? 0) > table.clock.now()]).toEqual([
      'budget',
      'OWN_SHARE_USED_UP',
      true,
    ]);
    await table.finish();
    expect([table.journal().countInState('claimed'), table.claiming().view().connection.state]).toEqual([3, 'fine']);
  });

  test('can be changed while it runs', async () => {
    let share = 1;
    const table = open({ share: () => share });
    table.scan('1', imei(1));
    await table.clock.pass(4000);
    share = 100;
    table.claiming().hurry();
    await table.clock.pass(3000);
    expect(table.journal().countInState('claimed')).toBe(1);
  });

  test('answers nobody’s question at once when it is used up for long, and makes nobody wait for a short while', async () => {
    const table = open({ share: () => 1 });
    const first = await table.google.customers();
    await table.clock.pass(12_000);
    const second = await table.google.customers();
    const third = table.google.customers();
    await table.clock.pass(10_000);
    expect([first, second.ok, await third]).toMatchObject([
      { ok: false, trouble: { kind: 'budget', mayHaveHappened: 'no' } },
      true,
      { ok: false, trouble: { kind: 'budget' } },
    ]);
  });
});
