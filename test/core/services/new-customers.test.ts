import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directory } from '../../../core/services/directory.ts';
import { newCustomers } from '../../../core/services/new-customers.ts';
import { vendors } from '../../../core/services/vendors.ts';
import { fileCustomerCache } from '../../../main/adapters/file-customer-cache.ts';
import { googleCredentials } from '../../../main/adapters/google/credentials.ts';
import { vendors as invented } from '../../../simulator/world/vendors.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { json, localServer } from '../../support/http.ts';
import { openJournal } from '../../support/journal.ts';
import { keyFile } from '../../support/key-files.ts';
import { testSimulator } from '../../support/simulator.ts';

const quince = { name: 'Quince & Co', owners: ['anna@quince.example'], admins: [], language: undefined };
const created = { outcome: 'created', customer: { id: expect.stringMatching(/^\d+$/), name: 'Quince & Co', terms: 'not-accepted' } };

async function office() {
  const clock = fakeClock();
  const simulator = await testSimulator();
  const journal = openJournal({ clock });
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  const api = found.zeroTouch(simulator.partnerId);
  const cache = fileCustomerCache(join(temporaryFolder(), 'customers.json'));
  const reach = { inReach: true };
  const moment = { afterCreate: () => {} };
  const way = {
    ...api,
    async createCustomer(...wanted: Parameters<typeof api.createCustomer>) {
      const answer = await api.createCustomer(...wanted);
      moment.afterCreate();
      return answer;
    },
  };
  const partner = () => (reach.inReach ? way : undefined);
  const open = () => {
    const customers = directory({ journal, clock, zeroTouch: partner, cache });
    return { customers, service: newCustomers({ journal, directory: customers, partner, clock }) };
  };
  return {
    clock,
    journal,
    reach,
    levers: simulator.levers,
    open,
    ...open(),
    vendors: vendors({ partner }),
    /** At the moment when the reply to a creation is there, or lost. */
    afterCreate: (action: () => void) => (moment.afterCreate = action),
    /** What Google has under the name. */
    atGoogle: async () => {
      const answer = await api.customers();
      return answer.ok ? answer.value.filter(({ name }) => name === 'Quince & Co').length : answer.trouble;
    },
    events: () =>
      journal.database.all("SELECT body FROM events WHERE type = 'customer-created'").map(({ body }) => JSON.parse(String(body))),
  };
}

describe('a new customer', () => {
  test('is created, in the journal, and can be chosen at once', async () => {
    const { service, customers, events, atGoogle } = await office();
    const creation = await service.create({ ...quince, name: ' Quince  & Co ', language: 'no' });
    expect(creation).toEqual(created);
    const { customer } = creation as Extract<typeof creation, { outcome: 'created' }>;
    expect([events(), customers.choose(customer.id).outcome, await atGoogle()]).toEqual([
      [{ customer: { id: customer.id, name: 'Quince & Co' } }],
      'chosen',
      1,
    ]);
  });

  test.each([
    ['as it is', 'Northwind Logistics'],
    ['but for case and blanks', 'northwind  LOGISTICS'],
  ])('whose name is there, %s, is not created again', async (_, name) => {
    const { service, events } = await office();
    expect(await service.create({ ...quince, name })).toMatchObject({ outcome: 'exists', customer: { id: '1048576201' } });
    expect(events()).toEqual([]);
  });

  test('whose reply is lost is found in the list, and created once', async () => {
    const { service, levers, events, customers, atGoogle } = await office();
    levers.dropReplyAfter = [{ method: 'partners.customers.create', times: 1 }];
    expect(await service.create(quince)).toEqual(created);
    expect([await atGoogle(), events().length, customers.known().some(({ name }) => name === 'Quince & Co')]).toEqual([1, 1, true]);
  });

  test.each(['malformed', 'empty', 'other-json'] as const)('whose reply is %s is found in the list', async (how) => {
    const { service, levers, atGoogle } = await office();
    levers.garble = [{ method: 'partners.customers.create', how, times: 1 }];
    expect([await service.create(quince), await atGoogle()]).toEqual([created, 1]);
  });

  test('whose reply is lost with the list behind it is in doubt, also after a restart, until the list shows it', async () => {
    const { service, levers, afterCreate, open, events, atGoogle } = await office();
    levers.dropReplyAfter = [{ method: 'partners.customers.create', times: 1 }];
    afterCreate(() => (levers.failNext = [{ method: 'partners.customers.list', status: 503, times: 1 }]));
    expect(await service.create(quince)).toMatchObject({ outcome: 'unsure' });
    expect(await open().service.create(quince)).toEqual(created);
    expect([await atGoogle(), events().length]).toEqual([1, 1]);
  });

  test('whose request never arrived is in doubt and not sent again, until it cannot arrive any more', async () => {
    const { service, levers, clock, atGoogle } = await office();
    levers.dropRequest = [{ method: 'partners.customers.create', times: 1 }];
    expect([await service.create(quince), await service.create(quince), await atGoogle()]).toMatchObject([
      { outcome: 'unsure', code: expect.any(String) },
      { outcome: 'unsure' },
      0,
    ]);
    await clock.pass(61_000);
    expect([await service.create(quince), await atGoogle()]).toEqual([created, 1]);
  });

  test.each([3_600_000, -3_600_000])(
    'in doubt is not sent again because somebody set the clock, here or while the station was off: by %i ms',
    async (by) => {
      const { service, levers, clock, atGoogle, open } = await office();
      levers.dropRequest = [{ method: 'partners.customers.create', times: 1 }];
      await service.create(quince);
      clock.set(clock.now() + by);
      const here = await service.create(quince);
      const restarted = open().service;
      const again = await restarted.create(quince);
      expect([here, again, await atGoogle()]).toMatchObject([{ outcome: 'unsure' }, { outcome: 'unsure' }, 0]);
      await clock.pass(61_000);
      expect([await restarted.create(quince), await atGoogle()]).toEqual([created, 1]);
    },
  );

  test('that is asked for twice at once is created once', async () => {
    const { service, atGoogle } = await office();
    const [first, second] = await Promise.all([service.create(quince), service.create(quince)]);
    expect([first.outcome, second.outcome, await atGoogle()]).toEqual(['created', 'exists', 1]);
  });

  test('with an address that Google does not take is refused with its code, and can be corrected at once', async () => {
    const { service, atGoogle } = await office();
    const refused = await service.create({ ...quince, owners: ['anna@nobody.invalid'] });
    expect([refused, await atGoogle()]).toEqual([{ outcome: 'trouble', trouble: 'refused', code: 'INVALID_PARAMETER' }, 0]);
    expect(await service.create(quince)).toEqual(created);
  });

  test('that makes no sense is not sent', async () => {
    const { service, levers } = await office();
    levers.offline = true;
    expect(await service.create({ ...quince, owners: ['anna'] })).toEqual({
      outcome: 'trouble',
      trouble: 'refused',
      code: 'INVALID_ADDRESS',
    });
  });

  test('is not sent while Google cannot be asked for the list, the credentials are out of reach, or the disk takes nothing', async () => {
    const { service, levers, reach, journal, atGoogle } = await office();
    levers.offline = true;
    const offline = await service.create(quince);
    levers.offline = false;
    reach.inReach = false;
    const locked = await service.create(quince);
    reach.inReach = true;
    journal.database.exec('PRAGMA query_only = ON');
    const full = await service.create(quince);
    expect([offline, locked, full, await atGoogle()]).toMatchObject([
      { outcome: 'trouble', trouble: 'offline' },
      { outcome: 'trouble', trouble: 'no-account' },
      { outcome: 'trouble', trouble: 'cannot-store' },
      0,
    ]);
  });
});

describe('the list of customers', () => {
  test('is the last one that Google gave while it cannot be reached, with its date and why', async () => {
    const { customers, levers, clock } = await office();
    const first = await customers.list(true);
    await clock.pass(3_600_000);
    levers.offline = true;
    const second = await customers.list(true);
    expect(first.customers).toHaveLength(14);
    expect(second).toMatchObject({ customers: first.customers, fetchedAt: first.fetchedAt, trouble: { kind: 'offline' } });
  });
});

describe('the resellers below', () => {
  test('are listed with their customers, and none of them is one of ours', async () => {
    const { vendors, customers } = await office();
    const listed = await vendors.list();
    expect(listed).toEqual({
      outcome: 'listed',
      vendors: invented.map(({ companyId, companyName }) => ({ id: companyId, name: companyName })),
    });
    expect(await vendors.customersOf('9007199254740995')).toEqual({
      outcome: 'listed',
      customers: [{ id: '9007199254740997', name: 'Malmö Hamn', terms: 'stale' }],
    });
    expect(await vendors.customersOf('1618033988')).toEqual({ outcome: 'listed', customers: [] });
    await customers.list(true);
    expect(customers.choose('9007199254740997')).toEqual({ outcome: 'refused', reason: 'unknown-customer' });
  });

  test('cannot be shown without Google, and say why', async () => {
    const { vendors, levers, reach } = await office();
    levers.offline = true;
    expect([await vendors.list(), await vendors.customersOf('1618033988')]).toMatchObject([
      { outcome: 'trouble', trouble: 'offline' },
      { outcome: 'trouble', trouble: 'offline' },
    ]);
    reach.inReach = false;
    expect([await vendors.list(), await vendors.customersOf('1')]).toMatchObject([{ trouble: 'no-account' }, { trouble: 'no-account' }]);
    reach.inReach = true;
    levers.offline = false;
    expect(await vendors.customersOf('1')).toEqual({ outcome: 'trouble', trouble: 'not-found', code: 'INVALID_RESELLER_ID' });
  });

  test('come page by page, each once', async () => {
    const pages = [
      { vendors: [{ companyId: '1', companyName: 'One' }], nextPageToken: 'b' },
      { vendors: [{ companyId: '2', companyName: 'Two' }] },
    ];
    const server = await localServer(({ url = '' }, response) => {
      if (url.includes('/token')) json(response, 200, { access_token: 'x', expires_in: 3600, token_type: 'Bearer' });
      else json(response, 200, url.includes('pageToken=b') ? pages[1] : pages[0]);
    });
    const found = googleCredentials({ zeroTouch: server.url, token: `${server.url}/token` }).read(keyFile());
    if (typeof found === 'string') throw new Error(found);
    expect(await vendors({ partner: () => found.zeroTouch('1') }).list()).toEqual({
      outcome: 'listed',
      vendors: [
        { id: '1', name: 'One' },
        { id: '2', name: 'Two' },
      ],
    });
  });
});
