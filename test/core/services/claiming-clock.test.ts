import { describe, expect, onTestFinished, test } from 'vitest';
import { imei } from '../../support/devices.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { fillDisk } from '../../support/journal.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

function open(rules = {}, tickMs = 0): PackingTable {
  const table = packingTable(temporaryFolder(), { rules, tickMs });
  onTestFinished(table.close);
  return table;
}
const states = (table: PackingTable) =>
  table
    .journal()
    .newestBoxes(100)
    .map(({ state }) => state)
    .reverse();

describe('time', () => {
  test('that nothing waits for costs nothing: no timer, no request', async () => {
    const table = open();
    table.scan('1', imei(1));
    await table.finish();
    const asked = table.google.asked();
    await table.clock.pass(24 * 3_600_000);
    expect([table.clock.waiting(), table.google.asked() - asked]).toEqual([0, 0]);
  });

  test('that passes while the loop thinks loses no box: what was too early a moment ago may be due by now', async () => {
    for (let tickMs = 1; tickMs < 40; tickMs += 3) {
      const table = open({ gatherMs: 40 }, tickMs);
      table.scan('1', imei(1));
      await table.clock.pass(60_000);
      expect([tickMs, states(table)]).toEqual([tickMs, ['claimed']]);
    }
  });

  test('boxes that are scanned one after the other share a request', async () => {
    const table = open();
    for (let n = 0; n < 8; n++) {
      table.scan('1', imei(n));
      await table.clock.pass(200);
    }
    await table.finish();
    expect(table.google.sent.map((boxes) => boxes.length)).toEqual([8]);
  });

  test('Google’s Retry-After is waited for, and not longer than it takes', async () => {
    const table = open();
    table.google.faults.push(429);
    table.scan('1', imei(1));
    await table.clock.pass(2000 + 29_000);
    const early = table.google.sent.length;
    await table.clock.pass(1500);
    expect([early, table.google.sent.length]).toEqual([1, 2]);
  });

  test('can be told to hurry', async () => {
    const table = open();
    table.google.faults.push(429);
    table.scan('1', imei(1));
    await table.clock.pass(3000);
    table.claiming().hurry();
    await table.clock.pass(2100);
    expect(table.google.sent.length).toBe(2);
  });

  test.each([
    ['in a pause', ['never-left'] as const, 0],
    ['in a doubt', ['lost-before'] as const, 0],
    ['in an operation', [] as const, 0],
    ['by half an hour, in a long pause', [403, 403, 403, 403, 403, 403] as const, 30 * 60_000],
  ])('set back forty years, or a little, %s does not stop the queue', async (_, faults, back) => {
    const table = open();
    table.google.faults.push(...faults);
    table.scan('1', imei(1));
    await table.clock.pass(2100);
    table.clock.set(table.clock.now() - (back || 40 * 365 * 86_400_000));
    await table.clock.pass(5 * 60_000);
    expect([states(table), table.claiming().view().connection.state]).toEqual([['claimed'], 'fine']);
  });
});

describe('a clock that is set forward makes nothing older than it is', () => {
  const hour = 3_600_000;
  test.each([hour, 365 * 24 * hour])('a claim that is still on its way is not sent a second time: by %i ms', async (by) => {
    const table = open();
    // It arrives half a minute later.
    table.google.faults.push('late');
    table.scan('1', imei(1));
    await table.clock.pass(3000);
    table.clock.set(table.clock.now() + by);
    await table.finish();
    expect([states(table), table.google.sent.length]).toEqual([['claimed'], 1]);
  });

  test('an operation that Google works on is not given up, and its boxes are not sent a second time', async () => {
    const table = open();
    table.google.levers.operationMs = 5 * 60_000;
    table.scan('1', imei(1));
    await table.clock.pass(10_000);
    table.clock.set(table.clock.now() + hour);
    await table.finish();
    expect([states(table), table.google.sent.length]).toEqual([['claimed'], 1]);
  });

  test('nor does one that is set while the station is off', async () => {
    const table = open();
    table.google.faults.push('late');
    table.scan('1', imei(1));
    await table.clock.pass(3000);
    table.clock.set(table.clock.now() + hour);
    table.killAndRestart();
    await table.finish();
    expect([states(table), table.google.sent.length]).toEqual([['claimed'], 1]);
  });

  test('what the window is told of waiting stays what it is, whichever way the clock is set', async () => {
    const table = open();
    table.google.levers.operationMs = 5 * 60_000;
    table.scan('1', imei(1));
    await table.clock.pass(60_000);
    table.google.faults.push(429);
    await table.clock.pass(15_000);
    const told = (by: number) => {
      table.clock.set(table.clock.now() + by);
      const { connection, operations } = table.claiming().view();
      const [operation] = operations;
      return {
        retry: (connection.retryAt ?? NaN) - table.clock.now(),
        next: (operation?.nextAt ?? NaN) - table.clock.now(),
        left: operation?.leftMs,
      };
    };
    const before = told(0);
    expect(before).toEqual({ retry: expect.any(Number), next: expect.any(Number), left: expect.any(Number) });
    expect([told(-40 * 365 * 24 * hour), told(365 * 24 * hour)]).toEqual([before, before]);
  });
});

describe('one thing that Google cannot talk about', () => {
  test('an operation whose answers make no sense is looked up in the end, and holds up nobody meanwhile', async () => {
    const table = open();
    table.google.levers.brokenOperations = 'nonsense';
    table.scan('1', imei(1));
    await table.clock.pass(60_000);
    table.scan('1', imei(2));
    await table.clock.pass(60_000);
    const sent = table.google.sent.length;
    await table.clock.pass(3_600_000);
    expect([sent, states(table), table.journal().openClaims('claim')]).toEqual([2, ['claimed', 'claimed'], []]);
  });

  test('an operation that we may not see is looked up in the end too', async () => {
    const table = open();
    table.google.levers.brokenOperations = 403;
    table.scan('1', imei(1));
    await table.clock.pass(2 * 3_600_000);
    expect(states(table)).toEqual(['claimed']);
  });

  test('a look-up that always fails leaves its box unsure, and the others are claimed', async () => {
    const table = open();
    table.google.levers.brokenFinds = 503;
    table.google.faults.push('lost-after');
    table.scan('1', imei(1));
    await table.clock.pass(10_000);
    for (let n = 2; n < 6; n++) {
      table.scan('1', imei(n));
      await table.clock.pass(120_000);
    }
    expect(states(table)).toEqual(['unsure', 'claimed', 'claimed', 'claimed', 'claimed']);
  });

  test('many look-ups that always fail do not keep the others from being claimed either', async () => {
    const table = open();
    table.google.levers.brokenFinds = 503;
    table.google.faults.push('lost-after');
    for (let n = 0; n < 60; n++) table.scan('1', imei(n));
    await table.clock.pass(10 * 60_000);
    table.scan('1', imei(100));
    await table.clock.pass(5 * 60_000);
    expect([table.journal().countInState('unsure'), table.journal().boxOfDevice({ imei: imei(100) })?.state]).toEqual([60, 'claimed']);
  });

  test('an operation that is never done is given up after its time, and its boxes are looked up', async () => {
    const table = open({ operationMs: 600_000 });
    table.google.levers.operationMs = 1000 * 3_600_000;
    table.scan('1', imei(1));
    await table.clock.pass(500_000);
    expect(states(table)).toEqual(['processing']);
    table.google.levers.operationMs = 100;
    await table.clock.pass(300_000);
    expect([states(table), table.google.ledger.get(imei(1))]).toEqual(
      ['claimed', { owner: '1', claims: 1 }].map((value) => (value === 'claimed' ? ['claimed'] : value)),
    );
  });
});

describe('a disk that is full', () => {
  const fill = (table: PackingTable): void => fillDisk(table.journal());

  test('lets nothing leave that was not noted before, and it leaves when there is room', async () => {
    const table = open();
    table.scan('1', imei(1));
    fill(table);
    await table.clock.pass(600_000);
    const full = [[...table.google.sent], table.claiming().view().connection.state, states(table)];
    table.diskFull(false);
    await table.finish();
    expect([full, table.google.sent.length, states(table), table.google.ledger.get(imei(1))?.claims]).toEqual([
      [[], 'cannot-store', ['waiting']],
      1,
      ['claimed'],
      1,
    ]);
  });

  test('when the answer comes makes the loop wait with it in hand, and nothing is sent twice', async () => {
    const table = open();
    table.google.levers.latencyMs = 1000;
    table.scan('1', imei(1));
    await table.clock.pass(2500);
    fill(table);
    await table.clock.pass(600_000);
    const full = [states(table), table.claiming().view().connection.state];
    table.diskFull(false);
    await table.finish();
    expect([full, states(table), table.google.sent.length]).toEqual([[['sent'], 'cannot-store'], ['claimed'], 1]);
  });

  test('when the station starts again after a crash is waited out, and the lost claim is looked up by itself', async () => {
    const table = open();
    table.google.levers.latencyMs = 1000;
    table.scan('1', imei(1));
    await table.clock.pass(2500);
    table.killAndRestart(fillDisk);
    await table.clock.pass(10_000);
    const full = [states(table), table.claiming().view().connection.state];
    table.diskFull(false);
    await table.finish();
    expect([full, states(table), table.google.ledger.get(imei(1))?.claims]).toEqual([[['sent'], 'cannot-store'], ['claimed'], 1]);
  });
});

describe('a bug in an answer’s handling', () => {
  test('is told, and its boxes are looked up instead of lying about for ever', async () => {
    const table = open();
    const claim = table.google.claimBatch;
    table.google.claimBatch = async (claims) => {
      await claim(claims);
      table.google.claimBatch = claim;
      throw new TypeError('a field that nobody expected');
    };
    table.scan('1', imei(1));
    await table.clock.pass(120_000);
    expect([table.bugs.length, states(table), table.google.ledger.get(imei(1))?.claims, table.google.sent.length]).toEqual([
      1,
      ['claimed'],
      1,
      1,
    ]);
  });
});

test('a station that stops does not wait for a request that hangs, and a late answer is no bug', async () => {
  const table = open();
  table.google.levers.latencyMs = 60_000;
  table.scan('1', imei(1));
  await table.clock.pass(3000);
  let stopped = false;
  void table
    .claiming()
    .stop()
    .then(() => (stopped = true));
  await table.clock.pass(2000);
  const early = stopped;
  await table.clock.pass(1500);
  const late = stopped;
  table.killAndRestart();
  await table.finish();
  expect([early, late, table.bugs, states(table)]).toEqual([false, true, [], ['claimed']]);
});
