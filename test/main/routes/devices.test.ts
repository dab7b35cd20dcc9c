import { describe, expect, onTestFinished, test } from 'vitest';
import { fileSettings } from '../../../main/adapters/file-settings.ts';
import { googleCredentials } from '../../../main/adapters/google/credentials.ts';
import { openStation } from '../../../main/station.ts';
import { transports, type StationClient } from '../../hosts/transports.ts';
import { imei } from '../../support/devices.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { memoryKeychain } from '../../support/keychain.ts';
import { testSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';

const northwind = '1048576201';
const nordic = '1048576202';
const findByOwner = 'partners.devices.findByOwner';

async function connected(host: 'electron' | 'browser') {
  const folder = temporaryFolder();
  const simulator = await testSimulator();
  const bugs: unknown[] = [];
  const station = await openStation({
    dataFolder: folder,
    host,
    settings: fileSettings(folder),
    keychain: memoryKeychain(),
    endpoints: { zeroTouch: simulator.rootUrl, token: simulator.tokenUrl },
    rules: { gatherMs: 20 },
    failed: (error) => bugs.push(error),
  });
  onTestFinished(() => station.close());
  const wire = await transports[host](station);
  onTestFinished(() => wire.close());
  const { client } = wire;
  await client.access.connect({ partnerId: simulator.partnerId, keyFile: simulator.keyFile });
  await client.customers.list({ refresh: true });
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  return { simulator, station, client, bugs, google: found.zeroTouch(simulator.partnerId) };
}

async function pack(client: StationClient, device: string): Promise<void> {
  await client.customers.choose({ customer: northwind });
  await client.packing.scan({ customer: northwind, source: 'typed', readings: [{ text: device }] });
}

describe.each(['electron', 'browser'] as const)('the window over the %s host', (host) => {
  test('looks a box up, writes its order number, and moves it to another customer', async () => {
    const { client, station, bugs } = await connected(host);
    await pack(client, imei(1));
    await until(() => station.view().total.claimed === 1);
    const looked = await client.devices.lookUp({ readings: [{ text: imei(1) }] });
    expect(looked).toMatchObject({
      outcome: 'looked',
      boxes: [{ state: 'claimed' }],
      devices: [{ claims: [{ owner: { name: 'Northwind Logistics' }, ours: true }], box: { state: 'claimed' } }],
    });
    if (looked.outcome === 'refused') throw new Error(looked.reason);
    const [device] = looked.devices ?? [];
    const [box] = looked.boxes;
    if (device === undefined || box === undefined) throw new Error('not found');
    expect(await client.devices.setMetadata({ deviceId: device.deviceId, metadata: { ordernumber: 'A-7' } })).toMatchObject({
      outcome: 'changed',
      metadata: { ordernumber: 'A-7' },
    });
    expect(await client.devices.get({ deviceId: device.deviceId })).toMatchObject({ device: { metadata: { ordernumber: 'A-7' } } });
    expect(await client.devices.simLock({ identifiers: device.identifiers })).toEqual({ outcome: 'known', state: 'unlocked' });
    expect(await client.devices.release({ deviceId: device.deviceId, owner: nordic })).toEqual({
      outcome: 'refused',
      reason: 'owner-changed',
    });
    expect(await client.devices.move({ box: box.id, customer: nordic })).toEqual({ outcome: 'asked' });
    expect(bugs).toEqual([]);
  });

  test('ends a report in the middle, and Google is asked for no more of it', async () => {
    const { client, google, simulator, bugs } = await connected(host);
    await google.claimBatch(
      Array.from({ length: 1000 }, (_, n) => ({ customer: northwind, identifiers: { imei: imei(n) }, metadata: {} })),
    );
    simulator.levers.delayMs = 20;
    const cancel = new AbortController();
    const pages = await client.devices.report({ customer: northwind }, { signal: cancel.signal });
    for await (const page of pages) {
      expect(page).toMatchObject({ outcome: 'page', total: 1000 });
      break;
    }
    cancel.abort();
    // The page that was under way may still come; whatever is asked after it hits the failure.
    for (let turn = 0; turn < 3; turn++) await client.customers.list({ refresh: true });
    simulator.levers.failNext = [{ method: findByOwner, times: 1, status: 500 }];
    for (let turn = 0; turn < 3; turn++) await client.customers.list({ refresh: true });
    expect([simulator.levers.failNext.length, bugs]).toEqual([1, []]);
  });
});

test('in front of the two doors there is nobody to ask', async () => {
  const folder = temporaryFolder();
  const station = await openStation({
    dataFolder: folder,
    host: 'browser',
    settings: fileSettings(folder),
    keychain: memoryKeychain(),
    endpoints: { zeroTouch: undefined, token: undefined },
    failed: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => station.close());
  const wire = await transports.browser(station);
  onTestFinished(() => wire.close());
  const { devices } = wire.client;
  const pages: unknown[] = [];
  for await (const page of await devices.report({ customer: northwind })) pages.push(page);
  const noAccount = { outcome: 'trouble', trouble: 'no-account' };
  expect([
    await devices.lookUp({ readings: [{ text: imei(1) }] }),
    await devices.get({ deviceId: '1' }),
    await devices.simLock({ identifiers: { imei: imei(1) } }),
    await devices.setMetadata({ deviceId: '1', metadata: {} }),
    await devices.release({ deviceId: '1', owner: northwind }),
    pages,
  ]).toEqual([{ outcome: 'refused', reason: 'no-account', codes: [] }, noAccount, noAccount, noAccount, noAccount, [noAccount]]);
});

test('somebody who leaves while a device is looked up is told that there is no account, and nothing breaks', async () => {
  const { client, simulator, bugs } = await connected('browser');
  simulator.levers.delayMs = 200;
  const looking = client.devices.lookUp({ readings: [{ text: imei(1) }] });
  const reading = client.devices.get({ deviceId: '1' });
  await new Promise((resolve) => setTimeout(resolve, 60));
  await client.access.leave();
  expect([await looking, await reading]).toMatchObject([{ outcome: 'refused', reason: 'no-account' }, { outcome: 'trouble' }]);
  expect(bugs).toEqual([]);
});
