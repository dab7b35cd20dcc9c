import { describe, expect, onTestFinished, test } from 'vitest';
import { imei } from '../../support/devices.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { packingTable, type PackingTable } from '../../support/packing-table.ts';

function open(rules = {}): PackingTable {
  const table = packingTable(temporaryFolder(), { rules });
  onTestFinished(table.close);
  return table;
}

/** So many boxes that are claimed for customer 1. */
async function claimed(table: PackingTable, count = 1): Promise<string[]> {
  const boxes = Array.from({ length: count }, (_, n) => table.accept('1', { imei: imei(n) }));
  await table.finish();
  expect(stands(table)).toEqual(boxes.map(() => ['claimed', '1']));
  return boxes;
}

const stands = (table: PackingTable) =>
  table
    .journal()
    .newestBoxes(100)
    .map(({ state, customer }) => [state, customer.id])
    .reverse();
const story = (table: PackingTable, box: string) =>
  table
    .journal()
    .history(box)
    .map(({ type }) => type)
    .slice(4);
const owner = (table: PackingTable, n = 0) => table.google.ledger.get(imei(n))?.owner;

describe('a box that is let go', () => {
  test('is looked at first, and is nobody’s when Google says so', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    const asked = table.google.asked();
    table.release(box);
    await table.finish();
    expect([stands(table), owner(table), story(table, box), table.google.asked() - asked]).toEqual([
      [['released', '1']],
      undefined,
      ['release-asked', 'release-sent', 'box-released'],
      2,
    ]);
    // The device may come back.
    expect(table.scan('2', imei(0)).outcome).toBe('accepted');
    await table.finish();
    expect(owner(table)).toBe('2');
  });

  test('goes with the others that are due, in one request, and each gets its own answer', async () => {
    const table = open();
    const boxes = await claimed(table, 5);
    table.google.levers.kept.add(imei(2));
    table.google.levers.rowLost.add(imei(3));
    for (const box of boxes) table.release(box);
    await table.finish();
    expect([table.google.unclaimed.map((devices) => devices.length), stands(table).map(([state]) => state)]).toEqual([
      [5],
      ['released', 'released', 'held', 'released', 'released'],
    ]);
    expect(table.journal().box(boxes[2] ?? '')).toMatchObject({ reason: 'release-refused', code: 'INVALID_OPERATION' });
    expect(table.journal().batches(1)).toMatchObject([
      { kind: 'release', size: 5, operation: expect.any(String), finishedAt: expect.any(Number) },
    ]);
  });

  test('is found by what names it when Google’s number for it is not known', async () => {
    const table = open();
    const box = table.accept('1', { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' });
    await table.finish();
    const { deviceId } = table.journal().box(box) ?? {};
    table.journal().database.run('UPDATE boxes SET device_id = NULL');
    table.release(box);
    await table.finish();
    expect([stands(table), table.google.unclaimed]).toEqual([[['released', '1']], [[deviceId]]]);
  });

  test('that somebody else let go already is nobody’s, and nothing is sent', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    table.google.give(imei(0), undefined);
    table.release(box);
    await table.finish();
    expect([stands(table), table.google.unclaimed]).toEqual([[['released', '1']], []]);
  });

  test('that another customer has by now is held and left with that customer', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    table.google.give(imei(0), '9');
    table.release(box, '2');
    await table.finish();
    expect([stands(table), table.journal().box(box)?.reason, owner(table), table.google.unclaimed]).toEqual([
      [['held', '1']],
      'owner-changed',
      '9',
      [],
    ]);
  });

  test('that Google does not let go is held, and a person’s retry tries again', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    table.google.levers.kept.add(imei(0));
    table.release(box, '2');
    await table.finish();
    const before = [stands(table), table.journal().box(box)?.reason, table.journal().box(box)?.code];
    table.google.levers.kept.clear();
    table.journal().append([{ type: 'box-retried', body: { box } }]);
    table.claiming().wake();
    await table.finish();
    expect([before, stands(table), owner(table)]).toEqual([
      [[['held', '1']], 'release-refused', 'INVALID_OPERATION'],
      [['claimed', '2']],
      '2',
    ]);
  });

  test('is asked for alone in the end, when Google refuses the whole request because of one', async () => {
    const table = open();
    const boxes = await claimed(table, 4);
    table.google.levers.poison.add(imei(1));
    table.google.levers.kept.add(imei(1));
    for (const box of boxes) table.release(box);
    await table.finish();
    expect(stands(table).map(([state]) => state)).toEqual(['released', 'held', 'released', 'released']);
  });
});

describe('a box that is moved', () => {
  test('is let go and claimed for its next customer, once each', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    table.release(box, '2');
    await table.finish();
    expect([stands(table), table.google.owners.get(imei(0))]).toEqual([[['claimed', '2']], ['1', '2']]);
  });

  test('survives the death of the station between the two steps', async () => {
    const table = open({ gatherMs: 60_000 });
    const [box = ''] = await claimed(table);
    table.release(box, '2');
    await table.clock.pass(5000);
    expect([stands(table), owner(table)]).toEqual([[['waiting', '2']], undefined]);
    table.killAndRestart();
    await table.finish();
    expect([stands(table), table.google.owners.get(imei(0))]).toEqual([[['claimed', '2']], ['1', '2']]);
  });

  test.each([
    ['alone', 1],
    ['with others', 3],
  ])('%s survives it before the answer', async (_, count) => {
    const table = open();
    const boxes = await claimed(table, count);
    table.google.levers.latencyMs = 1000;
    for (const box of boxes) table.release(box, '2');
    await table.clock.pass(1000 * count + 500);
    expect(stands(table)).toEqual(boxes.map(() => ['unclaiming', '1']));
    table.killAndRestart();
    await table.finish();
    expect([stands(table), boxes.map((__, n) => table.google.owners.get(imei(n)))]).toEqual([
      boxes.map(() => ['claimed', '2']),
      boxes.map(() => ['1', '2']),
    ]);
  });
});

describe('a lost answer', () => {
  test('to an unclaim that was done: it is seen to be nobody’s, and not asked for again', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    table.release(box, '2');
    // The look at the owner is answered.
    const device = table.google.device;
    table.google.device = async (id) => {
      table.google.device = device;
      const answer = await device(id);
      table.google.faults.push('lost-after');
      return answer;
    };
    await table.finish();
    expect([stands(table), table.google.unclaimed.length, story(table, box)]).toEqual([
      [['claimed', '2']],
      1,
      ['release-asked', 'release-sent', 'release-unsure', 'box-released', 'claim-sent', 'claim-taken', 'box-claimed'],
    ]);
  });

  test('to an unclaim that may still arrive: “still ours” is not believed for a minute, whatever the clock says', async () => {
    const table = open();
    const [box = ''] = await claimed(table);
    const unclaim = table.google.unclaim;
    const at: number[] = [];
    table.google.unclaim = (id) => {
      at.push(table.clock.passed());
      if (at.length === 1) table.google.faults.push('lost-before');
      return unclaim(id);
    };
    table.release(box, '2');
    await table.clock.pass(5000);
    table.clock.set(table.clock.now() + 86_400_000);
    await table.finish();
    const [first = 0, second = 0] = at;
    expect([at.length, second - first >= 60_000, second - first < 80_000, stands(table)]).toEqual([2, true, true, [['claimed', '2']]]);
  });

  test('to a batch of them, whose operation ends late: it never hits the next customer', async () => {
    const table = open();
    const boxes = await claimed(table, 3);
    table.google.levers.operationMs = 200_000;
    const unclaimBatch = table.google.unclaimBatch;
    table.google.unclaimBatch = (ids) => {
      table.google.unclaimBatch = unclaimBatch;
      table.google.faults.push('lost-after');
      return unclaimBatch(ids);
    };
    for (const box of boxes) table.release(box, '2');
    await table.clock.pass(100_000);
    expect(stands(table)).toEqual(boxes.map(() => ['releasing', '1']));
    table.google.levers.operationMs = 1000;
    await table.finish();
    expect([stands(table), boxes.map((_, n) => table.google.owners.get(imei(n))), table.google.unclaimed.length]).toEqual([
      boxes.map(() => ['claimed', '2']),
      boxes.map(() => ['1', '2']),
      1,
    ]);
  });
});
