import { describe, expect, test } from 'vitest';
import type { PartnerApi } from '../../../../core/ports/partner-api.ts';
import { googleCredentials } from '../../../../main/adapters/google/credentials.ts';
import type { Garbling } from '../../../../simulator/levers.ts';
import type { MethodName } from '../../../../simulator/methods/table.ts';
import type { Simulator } from '../../../../simulator/simulator.ts';
import { imei } from '../../../support/devices.ts';
import { json, localServer } from '../../../support/http.ts';
import { keyFile } from '../../../support/key-files.ts';
import { testSimulator } from '../../../support/simulator.ts';

const northwind = '1048576201';
const nordic = '1048576202';
const reseller = '3141592653';

async function google(): Promise<{ api: PartnerApi; simulator: Simulator }> {
  const simulator = await testSimulator();
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  return { api: found.zeroTouch(simulator.partnerId), simulator };
}

const phone = (n: number, customer = northwind) => ({ customer, identifiers: { imei: imei(n) }, metadata: { ordernumber: `order-${n}` } });
const tablet = { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' };
const handheld = { meid: 'A1000000000001' };

/** The value of an answer that must be there. */
async function valueOf<T>(answer: Promise<{ ok: true; value: T } | { ok: false; trouble: unknown }>): Promise<T> {
  const found = await answer;
  if (!found.ok) throw new Error(JSON.stringify(found.trouble));
  return found.value;
}

const refused = (status: number, code: string, kind = 'refused') => ({
  ok: false,
  trouble: { kind, mayHaveHappened: 'no', status, code },
});

describe('customers', () => {
  test('are created, and are in the list from then on', async () => {
    const { api } = await google();
    const created = await valueOf(
      api.createCustomer({ name: 'Quince & Co', owners: ['a@quince.example'], admins: ['b@quince.example'], language: 'no' }),
    );
    expect(created).toEqual({ id: expect.stringMatching(/^\d+$/), name: 'Quince & Co', terms: 'not-accepted' });
    expect((await valueOf(api.customers())).at(-1)).toEqual(created);
  });

  test.each([
    ['no owner', { owners: [] }],
    ['an address that has no Google account', { owners: ['a@nobody.invalid'] }],
    ['a language that Google does not have', { language: 'xx' }],
    ['no name', { name: '' }],
  ])('with %s are refused', async (_, wrong) => {
    const { api } = await google();
    const customer = { name: 'Quince & Co', owners: ['a@quince.example'], admins: [], language: undefined, ...wrong };
    expect(await api.createCustomer(customer)).toEqual(refused(400, 'INVALID_PARAMETER'));
    expect(await valueOf(api.customers())).toHaveLength(14);
  });

  test('of vendors are listed vendor by vendor', async () => {
    const { api } = await google();
    const vendors = await valueOf(api.vendors());
    const customers = await Promise.all(vendors.map(({ id }) => valueOf(api.vendorCustomers(id))));
    expect(vendors.map(({ name }, n) => [name, customers[n]?.map((customer) => customer.name)])).toEqual([
      ['Harbour Mobile Supply', ['Jade Garden Restaurants', 'Northwind Logistics', 'Kestrel Couriers']],
      ['Lindqvist Telefoni AB', ['Malmö Hamn']],
      ['Quayside Phones', []],
    ]);
    expect(customers[1]?.[0]).toEqual({ id: '9007199254740997', name: 'Malmö Hamn', terms: 'stale' });
    expect(await api.vendorCustomers('1')).toEqual(refused(404, 'INVALID_RESELLER_ID', 'not-found'));
  });
});

describe('one device', () => {
  test.each([
    ['a phone', { imei: imei(1), imei2: imei(2) }, { imei: imei(2) }],
    ['a Wi-Fi tablet, found in any case and shown in its own', tablet, { serialNumber: 'R58n1' }],
    ['a MEID handheld', handheld, { meid: 'a1000000000001' }],
  ])('is claimed, found and read again: %s', async (_, identifiers, wanted) => {
    const { api } = await google();
    const deviceId = await valueOf(api.claimOne({ customer: northwind, identifiers, metadata: { ordernumber: 'B-7' } }));
    const record = {
      deviceId,
      identifiers,
      claims: [{ owner: northwind, reseller, section: 'ZERO_TOUCH' }],
      metadata: { ordernumber: 'B-7' },
    };
    expect([await valueOf(api.device(deviceId)), await valueOf(api.findBy(wanted))]).toEqual([record, [record]]);
  });

  test('that another customer of ours holds is refused, then moved: unclaimed by its ID and claimed anew under the same', async () => {
    const { api, simulator } = await google();
    const deviceId = await valueOf(api.claimOne(phone(1)));
    expect(await api.claimOne(phone(1, nordic))).toEqual(refused(400, 'DEVICE_ALREADY_EXISTS'));
    expect(await valueOf(api.unclaim(deviceId))).toBe('unclaimed');
    expect((await valueOf(api.device(deviceId))).claims).toEqual([]);
    expect(await valueOf(api.findBy({ imei: imei(1) }))).toEqual([]);
    expect(await valueOf(api.claimOne(phone(1, nordic)))).toBe(deviceId);
    expect(simulator.ledger().map(({ owner, claims }) => [owner, claims])).toEqual([[nordic, 2]]);
  });

  test('that is not there is not found', async () => {
    const { api } = await google();
    const nobody = refused(404, 'INVALID_DEVICE_ID', 'not-found');
    const id = '12345678901234567';
    expect([await api.device(id), await api.unclaim(id), await api.setMetadata(id, { ordernumber: 'x' })]).toEqual([
      nobody,
      nobody,
      nobody,
    ]);
  });

  test('gets, changes and loses metadata, and keeps what was not named', async () => {
    const { api } = await google();
    const deviceId = await valueOf(api.claimOne(phone(1)));
    expect(await valueOf(api.setMetadata(deviceId, { phonenumber: '+47 1', box: 'b' }))).toEqual({
      ordernumber: 'order-1',
      phonenumber: '+47 1',
      box: 'b',
    });
    expect(await valueOf(api.setMetadata(deviceId, { ordernumber: '', phonenumber: '' }))).toEqual({ box: 'b' });
    expect(await valueOf(api.setMetadata(deviceId, { box: '' }))).toEqual({});
  });

  test('tells its SIM lock', async () => {
    const { api } = await google();
    const states = [imei(1), '350999170000078', '350999170000086'].map((one) => valueOf(api.simLockState({ imei: one })));
    expect(await Promise.all(states)).toEqual(['unlocked', 'locked-to-another', 'locked-to-us']);
    expect(await api.simLockState(tablet)).toEqual(refused(400, 'INVALID_IDENTIFIER_SET'));
  });
});

describe('a batch', () => {
  test('of phones, tablets and handhelds is claimed, with every device’s own answer', async () => {
    const { api } = await google();
    const claims = [{ imei: imei(1), imei2: imei(2) }, tablet, handheld, { serialNumber: 'r58N2' }].map((identifiers) => ({
      customer: northwind,
      identifiers,
      metadata: {},
    }));
    const batch = await valueOf(api.batch(await valueOf(api.claimBatch(claims))));
    const claimed = { deviceId: expect.stringMatching(/^\d{17,19}$/), status: 'SUCCESS', code: undefined };
    expect(batch).toEqual({
      done: true,
      progress: 100,
      devices: 4,
      results: [
        { identifiers: claims[0]?.identifiers, ...claimed },
        { identifiers: tablet, ...claimed },
        { identifiers: handheld, ...claimed },
        {
          identifiers: { serialNumber: 'r58N2' },
          deviceId: undefined,
          status: 'INVALID_DEVICE_IDENTIFIER',
          code: 'INVALID_IDENTIFIER_SET',
        },
      ],
    });
  });

  test('is unclaimed by device ID; what nobody holds is told row by row', async () => {
    const { api } = await google();
    const deviceId = await valueOf(api.claimOne(phone(1)));
    const { results } = await valueOf(api.batch(await valueOf(api.unclaimBatch([deviceId, '12345678901234567', deviceId]))));
    const unknown = { identifiers: {}, status: 'INVALID_DEVICE_IDENTIFIER', code: 'INVALID_DEVICE_ID' };
    expect(results).toEqual([
      { identifiers: {}, deviceId, status: 'SUCCESS', code: undefined },
      { ...unknown, deviceId: '12345678901234567' },
      { ...unknown, deviceId },
    ]);
  });

  test('changes the metadata of many', async () => {
    const { api } = await google();
    const ids = [await valueOf(api.claimOne(phone(1))), await valueOf(api.claimOne(phone(2)))];
    const changes = ids.map((deviceId, n) => ({ deviceId, metadata: { ordernumber: '', phonenumber: `+47 ${n}` } }));
    const { results } = await valueOf(api.batch(await valueOf(api.changeMetadata(changes))));
    expect(results.map(({ status, deviceId }) => [status, deviceId])).toEqual(ids.map((id) => ['SUCCESS', id]));
    expect(await Promise.all(ids.map(async (id) => (await valueOf(api.device(id))).metadata))).toEqual([
      { phonenumber: '+47 0' },
      { phonenumber: '+47 1' },
    ]);
  });

  test('tells that Google works on fewer devices than were sent', async () => {
    const { api, simulator } = await google();
    simulator.levers.unparsedRows = 1;
    const batch = await valueOf(api.batch(await valueOf(api.claimBatch([phone(1), phone(2), phone(3)]))));
    expect([batch.devices, batch.results.length]).toEqual([2, 2]);
  });
});

test('the devices of customers are read page by page, each once, in the order of their claims', async () => {
  const { api } = await google();
  await api.claimBatch(Array.from({ length: 250 }, (_, n) => phone(n)));
  await api.claimOne(phone(900, nordic));
  const sizes: [number, number | undefined][] = [];
  const seen: (string | undefined)[] = [];
  let next: string | undefined;
  do {
    const page = await valueOf(api.ownedBy([northwind], next));
    sizes.push([page.devices.length, page.total]);
    seen.push(...page.devices.map(({ identifiers }) => identifiers.imei));
    next = page.next;
  } while (next !== undefined);
  expect(sizes).toEqual([
    [100, 250],
    [100, 250],
    [50, 250],
  ]);
  expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => imei(n)));
  expect(await api.ownedBy(['1'])).toEqual(refused(403, 'INVALID_CUSTOMER_ID'));
});

describe('an answer that is no answer', () => {
  const calls: readonly (readonly [MethodName, (api: PartnerApi) => Promise<unknown>])[] = [
    ['partners.customers.create', (api) => api.createCustomer({ name: 'Q', owners: ['a@q.example'], admins: [], language: undefined })],
    ['partners.customers.list', (api) => api.customers()],
    ['partners.vendors.list', (api) => api.vendors()],
    ['partners.vendors.customers.list', (api) => api.vendorCustomers('2718281828')],
    ['partners.devices.claim', (api) => api.claimOne(phone(1))],
    ['partners.devices.claimAsync', (api) => api.claimBatch([phone(1)])],
    ['partners.devices.get', (api) => api.device('1')],
    ['partners.devices.findByIdentifier', (api) => api.findBy({ imei: imei(1) })],
    ['partners.devices.findByOwner', (api) => api.ownedBy([northwind])],
    ['partners.devices.unclaim', (api) => api.unclaim('1')],
    ['partners.devices.unclaimAsync', (api) => api.unclaimBatch(['1'])],
    ['partners.devices.metadata', (api) => api.setMetadata('1', {})],
    ['partners.devices.updateMetadataAsync', (api) => api.changeMetadata([{ deviceId: '1', metadata: {} }])],
    ['partners.devices.getSimLockState', (api) => api.simLockState({ imei: imei(1) })],
    ['operations.get', (api) => api.batch('operations/apibatchoperation/1')],
  ];
  const ways: readonly Garbling['how'][] = ['malformed', 'truncated', 'empty', 'html', 'other-json'];

  test.each(calls)('of %s leaves everything open and never throws', async (method, call) => {
    const { api, simulator } = await google();
    const answers: unknown[] = [];
    for (const how of ways) {
      simulator.levers.garble = [{ method, how, times: 1 }];
      answers.push(await call(api));
    }
    // A refusal that is spoilt is a refusal still, by its status; nothing else may be taken for an answer.
    expect(answers).toEqual(ways.map(() => ({ ok: false, trouble: expect.objectContaining({ code: expect.any(String) }) })));
    expect(simulator.levers.garble).toEqual([]);
  });

  test('a list whose pages go round in a circle is given up', async () => {
    let asked = 0;
    const server = await localServer((request, response) => {
      if (request.url === '/token') return json(response, 200, { access_token: 't', expires_in: 3599 });
      asked += 1;
      json(response, 200, { vendors: [], nextPageToken: 'again' });
    });
    const found = googleCredentials({ zeroTouch: server.url, token: `${server.url}/token` }).read(keyFile());
    const answer = typeof found === 'string' ? undefined : await found.zeroTouch('1').vendors();
    expect([answer, asked]).toEqual([{ ok: false, trouble: expect.objectContaining({ code: 'NOT_UNDERSTOOD' }) }, 2]);
  });
});
