import { describe, expect, test } from 'vitest';
import { createLevers } from '../../simulator/levers.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { refusalOf } from './google-client.ts';
import { claimAll, claimOf, imei, operation, results } from './parcels.ts';
import { running } from './running.ts';

describe('a lever', () => {
  test('offline: no answer to anything, and nothing is done; then all is as before', async () => {
    const { simulator, api, partnerId } = await running();
    await api.partners.customers.list({ partnerId });
    simulator.levers.offline = true;
    expect((await refusalOf(claimAll(api, partnerId, [claimOf(imei(1))]))).http).toBeUndefined();
    simulator.levers.offline = false;
    expect(simulator.ledger()).toEqual([]);
    expect((await api.partners.customers.list({ partnerId })).data.totalSize).toBe(14);
  });

  test('delayMs: who does not wait for the reply misses it, but the work is done', async () => {
    const { simulator, api, partnerId } = await running();
    await api.partners.customers.list({ partnerId });
    simulator.levers.delayMs = 60_000;
    const call = api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) }, { timeout: 150 });
    expect((await refusalOf(call)).http).toBeUndefined();
    expect(simulator.ledger()[0]?.claims).toBe(1);
  });

  test('dropReplyAfter: the reply is lost, the devices are claimed, and only as often as asked', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.dropReplyAfter = [{ method: 'partners.devices.claimAsync', times: 2 }];
    const claims = [claimOf(imei(1))];
    const lost = [await refusalOf(claimAll(api, partnerId, claims)), await refusalOf(claimAll(api, partnerId, claims))];
    expect(lost.map(({ http }) => http)).toEqual([undefined, undefined]);
    expect(await results(api, await claimAll(api, partnerId, claims))).toEqual(['SUCCESS']);
    expect(simulator.ledger().map((entry) => [entry.claims, entry.attempts])).toEqual([[1, 3]]);
  });

  test('failNext: that method is refused before any work, others are not', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.failNext = [{ method: 'partners.devices.claimAsync', status: 503, code: 'INTERNAL_ERROR', retryAfter: 7, times: 1 }];
    await api.partners.customers.list({ partnerId });
    const claims = [claimOf(imei(1))];
    const refused = await refusalOf(claimAll(api, partnerId, claims));
    expect([refused, simulator.ledger()]).toEqual([{ http: 503, status: 'UNAVAILABLE', code: 'INTERNAL_ERROR' }, []]);
    expect(await results(api, await claimAll(api, partnerId, claims))).toEqual(['SUCCESS']);
  });

  test('failNext for token: signing in is refused as the token endpoint words it', async () => {
    const { simulator } = await running();
    simulator.levers.failNext = [{ method: 'token', status: 400, code: 'invalid_grant', retryAfter: 3, times: 1 }];
    const response = await fetch(simulator.tokenUrl, { method: 'POST' });
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      400,
      '3',
      { error: 'invalid_grant', error_description: 'The simulator was told to fail.' },
    ]);
  });

  test('neverDone: the devices are claimed, but the operation never says so until it is lifted', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.neverDone = true;
    const name = await claimAll(api, partnerId, [claimOf(imei(1))]);
    const stuck = await operation(api, name);
    expect([stuck.done, stuck.response, stuck.metadata?.['progress'], simulator.ledger()[0]?.claims]).toEqual([
      undefined,
      undefined,
      100,
      1,
    ]);
    simulator.levers.neverDone = false;
    expect((await operation(api, name)).done).toBe(true);
  });

  test('neverDone, frozen: nothing is claimed, until it is lifted and the work goes on', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.neverDone = 'frozen';
    const name = await claimAll(api, partnerId, [claimOf(imei(1))]);
    expect([(await operation(api, name)).done, simulator.ledger()]).toEqual([undefined, []]);
    simulator.levers.neverDone = false;
    expect(await results(api, name)).toEqual(['SUCCESS']);
  });

  test('repeatClaim: a second claim for the same customer is an error, in a batch and alone', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.repeatClaim = 'already-exists';
    await claimAll(api, partnerId, [claimOf(imei(1))]);
    const again = await results(api, await claimAll(api, partnerId, [claimOf(imei(1))]));
    const alone = await refusalOf(api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) }));
    expect([again, alone]).toEqual([
      ['OTHER_ERROR DEVICE_ALREADY_EXISTS'],
      { http: 409, status: 'ALREADY_EXISTS', code: 'DEVICE_ALREADY_EXISTS' },
    ]);
  });

  test('loseRow: one row is missing and one device is not counted, though it was claimed', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.loseRow = true;
    const name = await claimAll(
      api,
      partnerId,
      [1, 2, 3].map((n) => claimOf(imei(n))),
    );
    const { metadata, response } = await operation(api, name);
    const rows = ((response?.['perDeviceStatus'] ?? []) as { claim: { deviceIdentifier: { imei: string } } }[]).map(
      (row) => row.claim.deviceIdentifier.imei,
    );
    expect([rows, metadata?.['devicesCount'], simulator.ledger().length]).toEqual([[imei(1), imei(3)], 2, 3]);
  });

  test('batchLimit: a larger batch is refused as a whole', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.batchLimit = 2;
    const claims = [1, 2, 3].map((n) => claimOf(imei(n)));
    const refused = await refusalOf(claimAll(api, partnerId, claims));
    expect([refused, simulator.ledger()]).toEqual([{ http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' }, []]);
    expect(await results(api, await claimAll(api, partnerId, claims.slice(1)))).toEqual(['SUCCESS', 'SUCCESS']);
  });

  test('forgetOperations: the operation is not found, the devices are claimed', async () => {
    const { simulator, api, partnerId } = await running();
    simulator.levers.forgetOperations = true;
    const name = await claimAll(api, partnerId, [claimOf(imei(1))]);
    expect([(await refusalOf(operation(api, name))).http, simulator.ledger()[0]?.claims]).toEqual([404, 1]);
  });
});

describe('over HTTP', () => {
  const pull = async (simulator: Simulator, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
    const response = await fetch(`${simulator.rootUrl}/levers`, { method: 'POST', body, headers });
    return [response.status, await response.json()] as const;
  };

  test('every lever can be pulled, and read back; a single entry needs no brackets', async () => {
    const { simulator } = await running();
    const change = {
      seed: 7,
      offline: true,
      delayMs: 5,
      latency: { kind: 'network', medianMs: 80, p95Ms: 240 },
      dropRequest: [{ method: 'token', times: 2 }],
      dropReplyAfter: { method: 'partners.devices.claimAsync' },
      failNext: [{ method: '*', status: 429, retryAfter: 9, times: 4, chance: 0.25 }],
      garble: { method: 'operations.get', how: 'truncated', chance: 0.5 },
      neverDone: 'frozen',
      doneLateMs: 60_000,
      repeatClaim: 'already-exists',
      loseRow: true,
      unparsedRows: 2,
      unparsedOperations: 3,
      batchLimit: 7,
      deviceLimit: 100,
      quotaPer100Seconds: 10,
      terms: 'needed-to-claim',
      launchedModels: { Acme: ['A1', 'A2'] },
      forgetOperations: true,
    };
    const expected = {
      ...change,
      dropReplyAfter: [{ method: 'partners.devices.claimAsync', times: 1 }],
      // What is left to chance goes on until it is lifted.
      garble: [{ method: 'operations.get', how: 'truncated', chance: 0.5, times: 1_000_000 }],
    };
    expect(Object.keys(change).sort()).toEqual(Object.keys(createLevers()).sort());
    expect(await pull(simulator, JSON.stringify(change))).toEqual([200, expected]);
    expect(await (await fetch(`${simulator.rootUrl}/levers`)).json()).toEqual(expected);
    const lifted = { latency: null, batchLimit: null, deviceLimit: null, quotaPer100Seconds: null, launchedModels: null, garble: [] };
    expect((await pull(simulator, JSON.stringify({ ...lifted, offline: false })))[1]).toEqual({ ...expected, ...lifted, offline: false });
  });

  test.each([
    ['a lever that does not exist', '{"ofline":true}'],
    ['a value of another type', '{"offline":"yes"}'],
    ['a method that does not exist', '{"failNext":{"method":"claimAsink","status":503}}'],
    ['a status that is no failure', '{"failNext":{"method":"*","status":200}}'],
    ['what is not JSON', 'offline'],
    ['a latency without its numbers', '{"latency":{"kind":"uniform","leastMs":5}}'],
    ['a latency of another kind', '{"latency":{"kind":"toString","ms":5}}'],
    ['a chance above one', '{"dropRequest":{"chance":1.5}}'],
    ['a model that is not text', '{"launchedModels":{"Acme":[1]}}'],
    ['one good lever beside a bad one', '{"loseRow":true,"terms":"perhaps"}'],
  ])('%s is refused, and nothing is changed', async (_, body) => {
    const { simulator } = await running();
    const before = structuredClone(simulator.levers);
    expect([(await pull(simulator, body))[0], simulator.levers]).toEqual([400, before]);
  });

  test('a web page cannot pull a lever', async () => {
    const { simulator } = await running();
    const fromPage = await pull(simulator, '{"offline":true}', { 'content-type': 'application/json', origin: 'https://evil.example' });
    const asForm = await pull(simulator, '{"offline":true}', { 'content-type': 'text/plain' });
    expect([fromPage[0], asForm[0], simulator.levers.offline]).toEqual([403, 400, false]);
  });

  test('the ledger can be read', async () => {
    const { simulator, api, partnerId } = await running();
    await claimAll(api, partnerId, [claimOf(imei(1))]);
    const { entries } = (await (await fetch(`${simulator.rootUrl}/ledger`)).json()) as { entries: { imei: string; claims: number }[] };
    expect(entries.map((entry) => [entry.imei, entry.claims])).toEqual([[imei(1), 1]]);
  });
});
