import { expect, test } from 'vitest';
import { refusalOf } from './google-client.ts';
import { claimAll, claimOf, imei, northwind, operation, results, zeroTouch } from './parcels.ts';
import { running } from './running.ts';

test('an unclaim in a batch answers for each device, without an id where it went well, and echoes the request', async () => {
  const { api, partnerId, simulator } = await running();
  await claimAll(api, partnerId, [claimOf(imei(1)), claimOf(imei(2))]);
  const [first] = simulator.ledger();
  const unclaims = [
    { deviceId: first?.deviceId ?? '', sectionType: zeroTouch },
    { deviceIdentifier: { imei: imei(2) }, sectionType: zeroTouch },
    { deviceIdentifier: { imei: imei(3) }, sectionType: zeroTouch },
    { deviceIdentifier: { imei: imei(2) }, sectionType: 'SECTION_TYPE_SIM_LOCK' },
  ];
  const { data } = await api.partners.devices.unclaimAsync({ partnerId, requestBody: { unclaims } });
  const { response } = await operation(api, data.name ?? '');
  const rows = response?.['perDeviceStatus'] as { unclaim: object; result: object }[];
  expect(rows.map(({ unclaim }) => unclaim)).toEqual(unclaims);
  expect(rows.slice(0, 2).map(({ result }) => result)).toEqual([
    { status: 'SINGLE_DEVICE_STATUS_SUCCESS' },
    { status: 'SINGLE_DEVICE_STATUS_SUCCESS' },
  ]);
  expect([await results(api, data.name ?? ''), response?.['successCount'], simulator.ledger().map(({ owner }) => owner)]).toEqual([
    ['SUCCESS', 'SUCCESS', 'INVALID_DEVICE_IDENTIFIER INVALID_DEVICE_ID', 'INVALID_SECTION_TYPE INVALID_SECTION_TYPE'],
    2,
    [undefined, undefined],
  ]);
});

test('metadata in a batch: new values come, empty ones go, the others stay', async () => {
  const { api, partnerId, simulator } = await running();
  await claimAll(api, partnerId, [claimOf(imei(1), northwind, 'box-1')]);
  const deviceId = simulator.ledger()[0]?.deviceId ?? '';
  const updates = [
    { deviceId, deviceMetadata: { entries: { phonenumber: '+47 1', note: 'a' } } },
    { deviceIdentifier: { imei: imei(1) }, deviceMetadata: { entries: { note: '' } } },
    { deviceIdentifier: { imei: imei(2) }, deviceMetadata: { entries: { note: 'b' } } },
  ];
  const { data } = await api.partners.devices.updateMetadataAsync({ partnerId, requestBody: { updates } });
  const { response } = await operation(api, data.name ?? '');
  const rows = response?.['perDeviceStatus'] as { updateMetadata: object }[];
  expect(rows.map(({ updateMetadata }) => updateMetadata)).toEqual(updates);
  expect(await results(api, data.name ?? '')).toEqual(['SUCCESS', 'SUCCESS', 'INVALID_DEVICE_IDENTIFIER INVALID_DEVICE_ID']);
  const device = (await api.partners.devices.get({ name: `partners/${partnerId}/devices/${deviceId}` })).data;
  expect(device.deviceMetadata?.entries).toEqual({ ordernumber: 'box-1', phonenumber: '+47 1' });
});

test('all three kinds are worked on in the order of their turns', async () => {
  let now = 0;
  const { api, partnerId, simulator } = await running({ pace: 1, now: () => now });
  const claims = await claimAll(api, partnerId, [claimOf(imei(1))]);
  now = 1;
  const deviceIdentifier = { imei: imei(1) };
  const { data: update } = await api.partners.devices.updateMetadataAsync({
    partnerId,
    requestBody: { updates: [{ deviceIdentifier, deviceMetadata: { entries: { note: 'a' } } }] },
  });
  now = 2;
  const { data: unclaim } = await api.partners.devices.unclaimAsync({
    partnerId,
    requestBody: { unclaims: [{ deviceIdentifier, sectionType: zeroTouch }] },
  });
  now = 60_000;
  const names = [claims, update.name ?? '', unclaim.name ?? ''];
  expect((await Promise.all(names.map((name) => results(api, name)))).flat()).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
  expect(simulator.ledger().map(({ owner, claims }) => [owner, claims])).toEqual([[undefined, 1]]);
});

test('a batch of nothing is refused, whichever kind it is of', async () => {
  const { api, partnerId } = await running();
  const { devices } = api.partners;
  const invalid = { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' };
  expect([
    await refusalOf(devices.claimAsync({ partnerId, requestBody: { claims: [] } })),
    await refusalOf(devices.unclaimAsync({ partnerId, requestBody: { unclaims: [] } })),
    await refusalOf(devices.updateMetadataAsync({ partnerId, requestBody: { updates: [] } })),
  ]).toEqual([invalid, invalid, invalid]);
});

test('the quota counts every call of the account, and the lever moves it while it runs', async () => {
  const { api, partnerId, simulator } = await running();
  simulator.levers.quotaPer100Seconds = 2;
  const list = () => refusalOf(api.partners.customers.list({ partnerId }));
  const answers = [(await list()).http, (await list()).http, (await list()).http];
  simulator.levers.quotaPer100Seconds = 4;
  expect([answers, (await list()).http, (await list()).http]).toEqual([[undefined, undefined, 429], undefined, undefined]);
});
