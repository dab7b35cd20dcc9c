import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { imei } from '../../support/devices.ts';
import { alderbrook, northwind, simulatedStation } from '../../support/simulated-station.ts';
import { until } from '../../support/until.ts';

const claimAsync = 'partners.devices.claimAsync';
const find = 'partners.devices.findByIdentifier';

describe('a device that the customer has already', () => {
  test.each(['success', 'already-exists'] as const)('is claimed when it is claimed again, whether Google says %s', async (repeatClaim) => {
    const other = await simulatedStation();
    const station = await simulatedStation({}, {}, other);
    station.simulator.levers.repeatClaim = repeatClaim;
    other.scan(northwind, imei(1));
    await other.settled('claimed');
    station.scan(northwind, imei(1));
    await station.settled('claimed');
    expect([station.ledger(), station.session().journal.boxOfDevice({ imei: imei(1) })?.deviceId]).toEqual([
      [[imei(1), northwind, 1, 2]],
      other.simulator.ledger()[0]?.deviceId,
    ]);
  });
});

describe('the station', () => {
  test('restarts with a queue, and the queue goes on', async () => {
    const station = await simulatedStation({ gatherMs: 3_600_000 });
    for (let n = 0; n < 3; n++) station.scan(northwind, imei(n));
    await sleep(50);
    expect(station.states().map(([state]) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    await station.restart();
    expect(station.states().map(([state]) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  test.each([
    ['after Google has done it', 0],
    ['before Google has done it', 4],
  ])('dies between the request and its answer, %s: it is claimed once', async (_, pace) => {
    const station = await simulatedStation({ doubtMs: 20_000 }, { pace });
    station.simulator.levers.delayMs = 300;
    station.scan(northwind, imei(1), imei(2));
    station.scan(alderbrook, imei(3));
    await until(() => station.session().journal.countInState('sent') === 2);
    await sleep(50);
    station.simulator.levers.delayMs = 0;
    await station.restart();
    await station.settled('claimed');
    expect(station.ledger().map(([device, owner, claims]) => [device, owner, claims])).toEqual([
      [imei(1), northwind, 1],
      [imei(3), alderbrook, 1],
    ]);
  });

  test('dies while Google works, and asks for the operation by the name that it kept', async () => {
    const station = await simulatedStation({}, { pace: 10 });
    station.scan(northwind, imei(1));
    await until(() => station.session().journal.countInState('processing') === 1);
    await station.restart();
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });

  test('loses the connection in a look-up, and looks again', async () => {
    const station = await simulatedStation();
    station.simulator.levers.dropReplyAfter = [
      { method: claimAsync, times: 1 },
      { method: find, times: 1 },
    ];
    station.scan(northwind, imei(1));
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });
});
