import { describe, expect, test } from 'vitest';
import { createChance } from '../../simulator/chance.ts';
import { drawLatency, type Latency } from '../../simulator/http/latency.ts';
import { createLevers, take, type Garbling, type Levers } from '../../simulator/levers.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { connect, refusalOf } from './google-client.ts';
import { claimAll, claimBy, claimOf, imei, northwindNordic, operation, results } from './parcels.ts';
import { running } from './running.ts';

const drumlin = '5530127744';
const fjordlys = '2207714409';

describe('a lever', () => {
  test.each([401, 403, 408, 429, 500, 503])('failNext: %d comes as that, once, before any work', async (status) => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.failNext = [{ method: 'partners.devices.claim', status, times: 1 }];
    const call = () => api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) });
    expect([(await refusalOf(call())).http, simulator.ledger(), (await call()).status]).toEqual([status, [], 200]);
  });

  test('dropRequest: no answer and no work', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.dropRequest = [{ method: 'partners.devices.claim', times: 1 }];
    const call = () => api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) });
    expect([(await refusalOf(call())).http, simulator.ledger(), (await call()).status]).toEqual([undefined, [], 200]);
  });

  test.each<Garbling['how']>(['malformed', 'truncated', 'empty', 'html', 'other-json'])(
    'garble, %s: the work is done, and the reply is no answer',
    async (how) => {
      const { simulator, api, partnerId } = await running();
      simulator.levers.garble = [{ method: 'partners.devices.claim', how, times: 1 }];
      const spoilt = await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) }).then(
        ({ data }) => (data as { deviceId?: string } | undefined)?.deviceId,
        () => undefined,
      );
      expect([spoilt, simulator.ledger()[0]?.claims]).toEqual([undefined, 1]);
    },
  );

  test('garble, on the wire: what each of them looks like', async () => {
    const { simulator } = await running();
    const look = async (how: Garbling['how']) => {
      simulator.levers.garble = [{ method: 'token', how, times: 1 }];
      const response = await fetch(simulator.tokenUrl, { method: 'POST' });
      const text = await response.text().catch((error: unknown) => (error instanceof Error ? error.name : ''));
      return [response.status, response.headers.get('content-type')?.split(';')[0], text];
    };
    expect([await look('malformed'), await look('truncated'), await look('empty'), await look('html'), await look('other-json')]).toEqual([
      [400, 'application/json', expect.stringMatching(/^\{"error".*,\]$/)],
      [400, 'application/json', 'TypeError'],
      [400, 'application/json', ''],
      [200, 'text/html', expect.stringContaining('<!doctype html>')],
      [400, 'application/json', expect.stringMatching(/^\[\{/)],
    ]);
  });

  test('doneLateMs: at 100 percent with every row, and not done for a while', async () => {
    let now = 0;
    const { simulator, api, partnerId } = await running({ now: () => now });
    simulator.levers.doneLateMs = 60_000;
    const name = await claimAll(api, partnerId, [claimOf(imei(1))]);
    now = 59_999;
    const late = await operation(api, name);
    now = 60_000;
    expect([late.done, late.metadata?.['progress'], await results(api, name), (await operation(api, name)).done]).toEqual([
      undefined,
      100,
      ['SUCCESS'],
      true,
    ]);
  });

  test('unparsedRows: fewer devices are counted, worked on and answered, in the order of the request', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.unparsedRows = 2;
    const sent = [1, 2, 3, 4, 5].map((n) => claimOf(imei(n)));
    const { metadata, response } = await operation(api, await claimAll(api, partnerId, sent));
    const answered = response?.['perDeviceStatus'] as { claim: object }[];
    const rows = answered.map(({ claim }) => claim);
    expect([metadata?.['devicesCount'], response?.['successCount'], simulator.ledger().length, rows.length]).toEqual([3, 3, 3, 3]);
    expect(rows).toEqual(sent.filter((claim) => rows.some((row) => JSON.stringify(row) === JSON.stringify(claim))));
  });

  test('unparsedOperations: so many operations have unparsed rows, and the next ones have none', async () => {
    const { simulator, api, partnerId } = await running();
    Object.assign(simulator.levers, { unparsedRows: 1, unparsedOperations: 1 });
    const counts: unknown[] = [];
    for (const n of [1, 2])
      counts.push((await operation(api, await claimAll(api, partnerId, [claimOf(imei(n))]))).metadata?.['devicesCount']);
    expect(counts).toEqual([0, 1]);
  });

  test('unparsedRows: nothing at all is left of a batch, and it is done all the same', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.unparsedRows = 9;
    const { done, metadata, response } = await operation(api, await claimAll(api, partnerId, [claimOf(imei(1))]));
    expect([done, metadata?.['devicesCount'], response?.['perDeviceStatus']]).toEqual([true, 0, []]);
  });

  test.each<[Levers['repeatClaim'], string, number | undefined]>([
    ['success', 'SUCCESS', undefined],
    ['already-exists', 'OTHER_ERROR DEVICE_ALREADY_EXISTS', 409],
    ['precondition', 'OTHER_ERROR DEVICE_ALREADY_EXISTS', 400],
    ['not-yours', 'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS', 400],
  ])('repeatClaim, %s: nothing changes, whatever is answered', async (repeatClaim, row, http) => {
    const { simulator, api, partnerId } = await running();
    await claimAll(api, partnerId, [claimOf(imei(1))]);
    simulator.levers.repeatClaim = repeatClaim;
    const again = await results(api, await claimAll(api, partnerId, [claimOf(imei(1))]));
    const alone = await refusalOf(api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) }));
    expect([again, alone.http, simulator.ledger()[0]?.claims]).toEqual([[row], http, 1]);
  });

  test('terms: ignored, needed for a claim, or refused with every call', async () => {
    const { simulator, api, partnerId } = await running();
    const claims = [claimBy({ imei: imei(1) }, drumlin), claimBy({ imei: imei(2) }, fjordlys), claimOf(imei(3))];
    simulator.levers.terms = 'needed-to-claim';
    const needed = await results(api, await claimAll(api, partnerId, claims));
    const alone = await refusalOf(api.partners.devices.claim({ partnerId, requestBody: claims[0] ?? {} }));
    simulator.levers.terms = 'refused';
    const list = await refusalOf(api.partners.customers.list({ partnerId }));
    simulator.levers.terms = 'ignored';
    const ignored = await results(api, await claimAll(api, partnerId, claims));
    const denied = 'PERMISSION_DENIED AUTHORIZATION_FAIL';
    expect({ needed, alone, list, ignored }).toEqual({
      needed: [denied, denied, 'SUCCESS'],
      alone: { http: 403, status: 'PERMISSION_DENIED', code: 'AUTHORIZATION_FAIL' },
      list: { http: 403, status: 'PERMISSION_DENIED' },
      ignored: ['SUCCESS', 'SUCCESS', 'SUCCESS'],
    });
  });

  test('deviceLimit: counts what the customer has now, and for each customer', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.deviceLimit = 1;
    const claims = [claimOf(imei(1)), claimOf(imei(2)), claimOf(imei(1)), claimOf(imei(2), northwindNordic)];
    expect(await results(api, await claimAll(api, partnerId, claims))).toEqual([
      'SUCCESS',
      'DEVICE_LIMIT_EXCEEDED INVALID_OPERATION',
      'SUCCESS',
      'SUCCESS',
    ]);
  });

  test('launchedModels: another maker or model is refused, and none need be named', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.launchedModels = { Acme: ['A1'] };
    const claims = [
      { manufacturer: 'Acme', model: 'A1' },
      { manufacturer: 'Acme', model: 'A2' },
      { manufacturer: 'constructor' },
      { manufacturer: 'Acme' },
      {},
    ].map((maker, n) => claimBy({ imei: imei(n), ...maker }));
    expect(await results(api, await claimAll(api, partnerId, claims))).toEqual([
      'SUCCESS',
      'INVALID_DEVICE_IDENTIFIER INVALID_MODEL',
      'INVALID_DEVICE_IDENTIFIER INVALID_MANUFACTURER',
      'SUCCESS',
      'SUCCESS',
    ]);
  });

  test('batchLimit: holds for all three kinds of batches', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.batchLimit = 1;
    const unclaim = { deviceId: '1', sectionType: 'SECTION_TYPE_ZERO_TOUCH' };
    const update = { deviceId: '1', deviceMetadata: {} };
    const { devices } = api.partners;
    expect([
      (await refusalOf(devices.unclaimAsync({ partnerId, requestBody: { unclaims: [unclaim, unclaim] } }))).http,
      (await refusalOf(devices.updateMetadataAsync({ partnerId, requestBody: { updates: [update, update] } }))).http,
      (await devices.unclaimAsync({ partnerId, requestBody: { unclaims: [unclaim] } })).status,
    ]).toEqual([400, 400, 200]);
  });

  test('latency: a request takes its time, half of it before the work', async () => {
    const { simulator, api, partnerId } = await running();
    await api.partners.customers.list({ partnerId });
    simulator.levers.latency = { kind: 'fixed', ms: 120 };
    const started = performance.now();
    const call = api.partners.customers.list({ partnerId });
    await call;
    expect(performance.now() - started).toBeGreaterThan(110);
    simulator.levers.latency = { kind: 'fixed', ms: 60_000 };
    const tooLate = api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) }, { timeout: 100 });
    expect([(await refusalOf(tooLate)).http, simulator.ledger()]).toEqual([undefined, []]);
  });
});

test('what is still on its way when the simulator closes never arrives', async () => {
  const simulator = await startSimulator({ pace: 0 });
  const api = connect(simulator);
  await api.partners.customers.list({ partnerId: simulator.partnerId });
  simulator.levers.latency = { kind: 'fixed', ms: 200 };
  const call = refusalOf(api.partners.devices.claim({ partnerId: simulator.partnerId, requestBody: claimOf(imei(1)) }));
  // Long enough for the request to be read, and half of what it then needs.
  await new Promise((resolve) => setTimeout(resolve, 40));
  await simulator.close();
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect([(await call).http, simulator.ledger()]).toEqual([undefined, []]);
});

describe('latencies', () => {
  const drawn = (latency: Latency) => {
    const chance = createChance({ seed: 3 });
    return Array.from({ length: 20_000 }, () => drawLatency(latency, chance)).sort((a, b) => a - b);
  };

  test('of a network are around the median, with a twentieth above the 95th percentile', () => {
    const all = drawn({ kind: 'network', medianMs: 80, p95Ms: 240 });
    expect([all[10_000], all[19_000]].map((ms = 0) => Math.round(ms / 10))).toEqual([8, 24]);
    expect(all[0]).toBeGreaterThan(0);
  });

  test('that are uniform stay within their limits', () => {
    const all = drawn({ kind: 'uniform', leastMs: 10, mostMs: 30 });
    expect([Math.floor(all[0] ?? 0), Math.floor(all.at(-1) ?? 0), Math.round(all[10_000] ?? 0)]).toEqual([10, 29, 20]);
  });
});

describe('chance', () => {
  const hits = (seed: number, chance: number, count = 2000): boolean[] => {
    const levers = createLevers();
    levers.seed = seed;
    levers.failNext = [{ method: '*', status: 503, times: Infinity, chance }];
    const draw = createChance(levers);
    return Array.from({ length: count }, () => take(levers, 'failNext', 'operations.get', draw) !== undefined);
  };

  test('hits as often as it says, and the same seed hits the same calls', () => {
    expect(hits(1, 0.25).filter(Boolean).length / 2000).toBeCloseTo(0.25, 1);
    expect([hits(1, 0).some(Boolean), hits(1, 1).every(Boolean)]).toEqual([false, true]);
    expect(hits(5, 0.5)).toEqual(hits(5, 0.5));
    expect(hits(5, 0.5)).not.toEqual(hits(6, 0.5));
  });

  test('has a sequence for each method, so that one more poll does not change which claim is lost', () => {
    const levers = createLevers();
    const lost = (polls: number) => {
      const chance = createChance(levers);
      levers.dropReplyAfter = [{ method: '*', times: Infinity, chance: 0.5 }];
      return Array.from({ length: 50 }, () => {
        for (let poll = 0; poll < polls; poll++) take(levers, 'dropReplyAfter', 'operations.get', chance);
        return take(levers, 'dropReplyAfter', 'partners.devices.claimAsync', chance) !== undefined;
      });
    };
    expect(lost(0)).toEqual(lost(3));
  });

  test('begins anew with a new seed', () => {
    const levers = { seed: 1 };
    const chance = createChance(levers);
    const first = [chance('a'), chance('a')];
    levers.seed = 2;
    const other = chance('a');
    levers.seed = 1;
    expect([[chance('a'), chance('a')], first.includes(other)]).toEqual([first, false]);
  });

  test('counts only the calls that it hits', async () => {
    const { simulator, api, partnerId } = await running({ seed: 2 });
    simulator.levers.failNext = [{ method: 'partners.customers.list', status: 500, times: 3, chance: 0.3 }];
    const answers: (number | undefined)[] = [];
    for (let call = 0; call < 60; call++) answers.push((await refusalOf(api.partners.customers.list({ partnerId }))).http);
    expect([answers.filter((http) => http === 500).length, simulator.levers.failNext]).toEqual([3, []]);
  });
});
