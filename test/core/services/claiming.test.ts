import { describe, expect, test } from 'vitest';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { imei } from '../../support/devices.ts';
import { alderbrook, northwind, simulatedStation } from '../../support/simulated-station.ts';
import { until } from '../../support/until.ts';

const foreign = foreignImeis[0] ?? '';
const claimed = ['claimed', undefined] as const;
const claimAsync = 'partners.devices.claimAsync';

describe('a batch', () => {
  test('is claimed, each box for its own customer, two customers in one queue', async () => {
    const station = await simulatedStation();
    station.scan(northwind, imei(1), imei(2));
    station.scan(northwind, imei(3));
    station.scan(alderbrook, imei(4));
    await station.settled('claimed');
    expect(station.ledger()).toEqual([
      [imei(1), northwind, 1, 1],
      [imei(3), northwind, 1, 1],
      [imei(4), alderbrook, 1, 1],
    ]);
    expect(station.session().journal.boxOfDevice({ imei: imei(2) })).toMatchObject({
      state: 'claimed',
      deviceId: station.simulator.ledger()[0]?.deviceId,
    });
    expect([station.session().claiming()?.view(), station.bugs]).toEqual([{ connection: { state: 'fine' }, operations: [] }, []]);
  });

  test('with another company’s device in it claims the others, and says whose it is', async () => {
    const station = await simulatedStation();
    station.scan(northwind, imei(1));
    station.scan(northwind, foreign);
    station.scan(northwind, imei(2));
    await station.settled('claimed', 'held');
    expect(station.states()).toEqual([claimed, ['held', 'other-company'], claimed]);
  });

  test('tells its progress while Google works on it', async () => {
    const station = await simulatedStation({}, { pace: 1 });
    for (let n = 0; n < 40; n++) station.scan(northwind, imei(n));
    const seen = new Set<number>();
    await until(() => {
      const [operation] = station.session().claiming()?.view().operations ?? [];
      if (operation !== undefined) seen.add(operation.answered);
      return station.session().journal.countInState('claimed') === 40;
    });
    await station.settled('claimed');
    expect([...seen].every((answered) => answered <= 40)).toBe(true);
    expect(station.ledger().every(([, owner, claims]) => owner === northwind && claims === 1)).toBe(true);
  });

  test('that is too large for Google is split until it fits', async () => {
    const station = await simulatedStation();
    station.simulator.levers.batchLimit = 3;
    for (let n = 0; n < 10; n++) station.scan(northwind, imei(n));
    await station.settled('claimed');
    expect(station.ledger()).toEqual(Array.from({ length: 10 }, (_, n) => [imei(n), northwind, 1, 1]).sort());
  });

  test('for a customer that Google does not know any more is held with that reason, and the others are claimed', async () => {
    const station = await simulatedStation();
    station.session().journal.append([{ type: 'customer-chosen', body: { customer: { id: '77', name: 'Gone Ltd' } } }]);
    station.scan('77', imei(1));
    station.scan(northwind, imei(2));
    await station.settled('claimed', 'held');
    expect(station.states()).toEqual([['held', 'customer-refused'], claimed]);
  });

  test('with one row that makes Google refuse the whole request is split until that row stands alone', async () => {
    const station = await simulatedStation();
    // An ID that is no number at all cannot even be read: the request as a whole is refused.
    station.session().journal.append([{ type: 'customer-chosen', body: { customer: { id: 'not-a-number', name: 'Broken' } } }]);
    for (let n = 0; n < 4; n++) station.scan(northwind, imei(n));
    station.session().journal.append([{ type: 'customer-chosen', body: { customer: { id: 'not-a-number', name: 'Broken' } } }]);
    station.scan('not-a-number', imei(50));
    for (let n = 4; n < 7; n++) station.scan(northwind, imei(n));
    await station.settled('claimed', 'held');
    expect(station.states().map(([state]) => state)).toEqual([
      'claimed',
      'claimed',
      'claimed',
      'claimed',
      'held',
      'claimed',
      'claimed',
      'claimed',
    ]);
  });
});

describe('a lost answer', () => {
  test('to a claim that was done: the device is looked up and found, and never asked for again', async () => {
    const station = await simulatedStation();
    station.simulator.levers.dropReplyAfter = [{ method: claimAsync, times: 1 }];
    station.scan(northwind, imei(1), imei(2));
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
    expect(station.session().journal.boxOfDevice({ imei: imei(1) })?.deviceId).toBe(station.simulator.ledger()[0]?.deviceId);
  });

  test('to a claim that never arrived: it is sent again when it certainly is not there', async () => {
    const station = await simulatedStation();
    station.simulator.levers.offline = true;
    station.scan(northwind, imei(1));
    await until(() => station.session().journal.countInState('unsure') === 1);
    station.simulator.levers.offline = false;
    station.session().claiming()?.hurry();
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });

  test('to a claim that Google is still working on is waited for', async () => {
    const station = await simulatedStation({ doubtMs: 20_000 }, { pace: 3 });
    station.simulator.levers.dropReplyAfter = [{ method: claimAsync, times: 1 }];
    station.scan(northwind, imei(1));
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });

  test('to the question how far it is: it is asked again', async () => {
    const station = await simulatedStation();
    station.simulator.levers.dropReplyAfter = [{ method: 'operations.get', times: 1 }];
    station.scan(northwind, imei(1));
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });

  test('and a device that another station claimed for another customer is held, not taken', async () => {
    const other = await simulatedStation();
    const station = await simulatedStation({}, {}, other);
    other.scan(alderbrook, imei(1));
    await other.settled('claimed');
    station.simulator.levers.dropReplyAfter = [{ method: claimAsync, times: 1 }];
    station.scan(northwind, imei(1));
    await station.settled('claimed', 'held');
    expect([station.states(), station.ledger()]).toEqual([[['held', 'other-company']], [[imei(1), alderbrook, 1, 2]]]);
  });

  test('and a device of another company, which is not shown in a search, is held in the end', async () => {
    const station = await simulatedStation();
    station.simulator.levers.dropReplyAfter = [{ method: claimAsync, times: 1 }];
    station.scan(northwind, foreign);
    await station.settled('held');
    expect(station.states()).toEqual([['held', 'other-company']]);
  });
});

describe('trouble', () => {
  test('with the network: boxes are accepted, wait, and are claimed when it is back', async () => {
    const station = await simulatedStation();
    station.simulator.levers.offline = true;
    for (let n = 0; n < 5; n++) expect(station.scan(northwind, imei(n)).outcome).toBe('accepted');
    await until(() => station.session().claiming()?.view().connection.state === 'offline');
    station.simulator.levers.offline = false;
    station.session().claiming()?.hurry();
    await station.settled('claimed');
    expect(station.ledger().map(([, , claims]) => claims)).toEqual([1, 1, 1, 1, 1]);
  });

  test.each([
    [401, 'sign-in'],
    [403, 'forbidden'],
    [404, 'forbidden'],
    [429, 'quota'],
    [500, 'google'],
    [503, 'google'],
  ] as const)('%i pauses everything, is shown as %s, and passes', async (status, shown) => {
    const station = await simulatedStation();
    station.simulator.levers.failNext = [{ method: claimAsync, status, times: 1000 }];
    station.scan(northwind, imei(1));
    await until(() => station.session().claiming()?.view().connection.state === shown);
    expect(station.session().journal.countInState('claimed')).toBe(0);
    station.simulator.levers.failNext = [];
    station.session().claiming()?.hurry();
    await station.settled('claimed');
    expect([station.ledger(), station.session().claiming()?.view().connection.state]).toEqual([[[imei(1), northwind, 1, 1]], 'fine']);
  });

  test('429 with Retry-After waits as long as Google asks', async () => {
    const station = await simulatedStation();
    station.simulator.levers.failNext = [{ method: claimAsync, status: 429, retryAfter: 60, times: 1 }];
    const before = station.clock.now();
    station.scan(northwind, imei(1));
    await until(() => station.session().claiming()?.view().connection.state === 'quota');
    const { retryAt = 0 } = station.session().claiming()?.view().connection ?? {};
    expect(retryAt - before).toBeGreaterThanOrEqual(60_000);
    expect(retryAt - before).toBeLessThan(75_000);
  });

  test('with the sign-in leaves the boxes waiting: nothing can have happened', async () => {
    const station = await simulatedStation();
    await station.restart();
    station.simulator.levers.failNext = [{ method: 'token', status: 400, code: 'invalid_grant', times: 1000 }];
    station.scan(northwind, imei(1));
    await until(() => station.session().claiming()?.view().connection.state === 'sign-in');
    expect(station.states()).toEqual([['waiting', undefined]]);
    station.simulator.levers.failNext = [];
    station.session().claiming()?.hurry();
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });

  test('a request for one box that is refused holds it, and a person’s retry claims it', async () => {
    const station = await simulatedStation();
    station.simulator.levers.failNext = [{ method: claimAsync, status: 400, code: 'INVALID_IMEI', times: 1 }];
    station.scan(northwind, imei(1));
    await station.settled('held');
    expect(station.states()).toEqual([['held', 'invalid-identifier']]);
    expect(station.session().retry([station.session().journal.boxOfDevice({ imei: imei(1) })?.id ?? ''])).toEqual({ retried: 1 });
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });
});

describe('an operation', () => {
  test('that Google has forgotten is looked up', async () => {
    const station = await simulatedStation();
    station.simulator.levers.forgetOperations = true;
    station.scan(northwind, imei(1));
    station.scan(northwind, imei(2));
    await station.settled('claimed');
    expect(station.ledger().map(([, , claims, attempts]) => [claims, attempts])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('that answers for all but one is looked up for that one', async () => {
    const station = await simulatedStation();
    station.simulator.levers.loseRow = true;
    for (let n = 0; n < 3; n++) station.scan(northwind, imei(n));
    await station.settled('claimed');
    expect(station.ledger().map(([, , claims, attempts]) => [claims, attempts])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  test('that is done late, after 100 percent, is waited for', async () => {
    const station = await simulatedStation();
    station.simulator.levers.neverDone = true;
    station.scan(northwind, imei(1));
    await until(() => station.session().claiming()?.view().operations[0]?.progress === 99);
    expect(station.states()).toEqual([['processing', undefined]]);
    station.simulator.levers.neverDone = false;
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });

  test('that never says anything is given up and looked up', async () => {
    const station = await simulatedStation({ operationMs: 5000 });
    station.simulator.levers.neverDone = true;
    station.scan(northwind, imei(1));
    await station.settled('claimed');
    expect(station.ledger()).toEqual([[imei(1), northwind, 1, 1]]);
  });
});
