import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { googleCredentials } from '../../../../main/adapters/google/credentials.ts';
import type { Simulator } from '../../../../simulator/simulator.ts';
import { startSimulator } from '../../../../simulator/simulator.ts';
import { imei } from '../../../support/devices.ts';
import { json, localServer } from '../../../support/http.ts';
import { keyFile } from '../../../support/key-files.ts';
import { testSimulator } from '../../../support/simulator.ts';

const northwind = '1048576201';
const claim = (n: number) => ({ customer: northwind, identifiers: { imei: imei(n) }, metadata: { claimstation_box: `box-${n}` } });

function way(simulator: Simulator, partnerId = simulator.partnerId) {
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  return found.zeroTouch(partnerId);
}

describe('the partner API', () => {
  test('lists customers with IDs that no JavaScript number can hold', async () => {
    const answer = await way(await testSimulator()).customers();
    const customers = answer.ok ? answer.value : [];
    expect(customers).toHaveLength(14);
    expect(customers).toEqual(
      expect.arrayContaining([
        { id: '9007199254740993', name: 'Alderbrook Hospitality', terms: 'accepted' },
        { id: '9007199254740992', name: 'Alderbrook Hospitals', terms: 'accepted' },
        { id: '5530127744', name: 'Drumlin Rail Freight', terms: 'not-accepted' },
        { id: '2207714409', name: 'Fjordlys Energi AS', terms: 'stale' },
        { id: '3391005582', name: 'Ibis Courier', terms: 'unknown' },
      ]),
    );
  });

  test('lists all pages, asks for each once, and skips what has no ID', async () => {
    const asked: (string | null)[] = [];
    const api = await localServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://x');
      if (url.pathname === '/token') return json(response, 200, { access_token: 't', expires_in: 3599 });
      const token = url.searchParams.get('pageToken');
      asked.push(token);
      const next = { null: 'two', two: 'three', three: '' }[String(token)];
      json(response, 200, {
        customers: [{ companyId: `1${asked.length}`, companyName: null, termsStatus: 'TERMS_STATUS_NEW' }, { companyName: 'Nobody' }],
        nextPageToken: next,
      });
    });
    const found = googleCredentials({ zeroTouch: api.url, token: `${api.url}/token` }).read(keyFile());
    const answer = typeof found === 'string' ? undefined : await found.zeroTouch('1').customers();
    expect([answer, asked]).toEqual([
      { ok: true, value: ['11', '12', '13'].map((id) => ({ id, name: id, terms: 'unknown' })) },
      [null, 'two', 'three'],
    ]);
  });

  test('refuses another partner’s ID', async () => {
    expect(await way(await testSimulator(), '42').customers()).toEqual({
      ok: false,
      trouble: { kind: 'forbidden', mayHaveHappened: 'no', status: 403, code: 'AUTHORIZATION_FAIL' },
    });
  });

  test('does not know a wrong key', async () => {
    const simulator = await testSimulator();
    const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(keyFile());
    expect(typeof found === 'string' ? found : await found.zeroTouch(simulator.partnerId).customers()).toEqual({
      ok: false,
      trouble: { kind: 'sign-in', mayHaveHappened: 'no', status: 400, code: 'invalid_grant' },
    });
  });

  test('is never asked twice for a claim whose answer was lost: only the claiming loop may do that', async () => {
    const simulator = await testSimulator();
    simulator.levers.dropReplyAfter = [{ method: 'partners.devices.claimAsync', times: 5 }];
    const answer = await way(simulator).claimBatch([claim(1)]);
    expect([answer.ok, simulator.ledger()[0]?.attempts]).toEqual([false, 1]);
  });

  test('is never asked twice for anything else either', async () => {
    let asked = 0;
    const api = await localServer((request, response) => {
      if (request.url === '/token') return json(response, 200, { access_token: 't', expires_in: 3599 });
      asked += 1;
      json(response, 503, {});
    });
    const found = googleCredentials({ zeroTouch: api.url, token: `${api.url}/token` }).read(keyFile());
    if (typeof found !== 'string') await found.zeroTouch('1').customers();
    expect(asked).toBe(1);
  });
});

describe('signing in', () => {
  test('is done anew when Google does not know the token any more', async () => {
    const first = await testSimulator();
    const google = way(first);
    expect((await google.customers()).ok).toBe(true);
    await first.close();
    const state = JSON.parse(readFileSync(first.stateFile, 'utf8')) as Record<string, unknown>;
    writeFileSync(first.stateFile, JSON.stringify({ ...state, tokens: [] }));
    const again = await startSimulator({ pace: 0, stateFile: first.stateFile, port: Number(new URL(first.rootUrl).port) });
    try {
      const refused = await google.customers();
      expect([refused, (await google.customers()).ok]).toEqual([
        { ok: false, trouble: { kind: 'sign-in', mayHaveHappened: 'no', status: 401, code: 'ACCESS_TOKEN_TYPE_UNSUPPORTED' } },
        true,
      ]);
    } finally {
      await again.close();
    }
  });

  test('happens once for many requests', async () => {
    let tokens = 0;
    const api = await localServer((request, response) => {
      if (request.url === '/token') tokens += 1;
      json(response, 200, request.url === '/token' ? { access_token: 't', expires_in: 3599 } : {});
    });
    const found = googleCredentials({ zeroTouch: api.url, token: `${api.url}/token` }).read(keyFile());
    if (typeof found === 'string') throw new Error(found);
    const google = found.zeroTouch('1');
    await google.customers();
    await Promise.all([google.customers(), google.findBy({ imei: imei(1) }), google.claimBatch([claim(1)])]);
    expect(tokens).toBe(1);
  });
});

describe('a proxy that the computer is set up with', () => {
  const before = process.env['HTTPS_PROXY'];
  afterEach(() => {
    if (before === undefined) delete process.env['HTTPS_PROXY'];
    else process.env['HTTPS_PROXY'] = before;
  });

  test('is not asked for what is on this very computer, as practice is', async () => {
    const simulator = await testSimulator();
    const asked: string[] = [];
    const proxy = await localServer((request, response) => {
      asked.push(String(request.url));
      response.destroy();
    });
    process.env['HTTPS_PROXY'] = proxy.url;
    expect([(await way(simulator).customers()).ok, asked]).toEqual([true, []]);
  });
});
