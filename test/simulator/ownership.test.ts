import { describe, expect, test } from 'vitest';
import { foreignDevices } from '../../simulator/foreign-devices.ts';
import { refusalOf } from './google-client.ts';
import { claimAll, claimBy, imei, meid, northwind, northwindNordic, results, tablet, zeroTouch } from './parcels.ts';
import { running } from './running.ts';

describe('a device of somebody else', () => {
  test.each(foreignDevices.map((device) => [device.heldBy, JSON.stringify(device.identifier), device] as const))(
    '(%s, %s) cannot be claimed, found, unclaimed or changed',
    async (_, __, { identifier, simLock }) => {
      const { api, partnerId, simulator } = await running();
      const { devices } = api.partners;
      const name = await claimAll(api, partnerId, [claimBy(identifier)]);
      expect(await results(api, name)).toEqual(['SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS']);
      const found = await devices.findByIdentifier({ partnerId, requestBody: { deviceIdentifier: identifier, limit: '1' } });
      const unclaimed = await refusalOf(
        devices.unclaim({ partnerId, requestBody: { deviceIdentifier: identifier, sectionType: zeroTouch } }),
      );
      expect([found.data, unclaimed, simulator.ledger().map(({ owner, claims }) => [owner, claims])]).toEqual([
        {},
        { http: 404, status: 'NOT_FOUND', code: 'INVALID_DEVICE_ID' },
        [['another company', 0]],
      ]);
      if (identifier['serialNumber'] !== undefined) return;
      expect((await devices.getSimLockState({ partnerId, requestBody: { deviceIdentifier: identifier } })).data).toEqual({
        simLockState: simLock,
      });
    },
  );
});

describe('a Wi-Fi tablet', () => {
  test('needs serial number, manufacturer and model, and a serial number that can be one', async () => {
    const { api, partnerId } = await running();
    const name = await claimAll(api, partnerId, [
      claimBy(tablet('R58N1')),
      claimBy({ serialNumber: 'R58N1', manufacturer: 'Acme' }),
      claimBy({ serialNumber: 'R58N1', model: 'Tab 7' }),
      claimBy({ manufacturer: 'Acme', model: 'Tab 7' }),
      claimBy(tablet('R58 N1')),
      claimBy(tablet('')),
    ]);
    expect(await results(api, name)).toEqual([
      'SUCCESS',
      'INVALID_DEVICE_IDENTIFIER INVALID_IDENTIFIER_SET',
      'INVALID_DEVICE_IDENTIFIER INVALID_IDENTIFIER_SET',
      'INVALID_DEVICE_IDENTIFIER INVALID_IDENTIFIER_SET',
      'INVALID_DEVICE_IDENTIFIER INVALID_SERIAL',
      'INVALID_DEVICE_IDENTIFIER INVALID_IDENTIFIER_SET',
    ]);
  });

  test('is another one when its serial number is spelled in another case, though a search finds both', async () => {
    const { api, partnerId, simulator } = await running();
    const name = await claimAll(api, partnerId, [
      claimBy(tablet('R58n1')),
      claimBy(tablet('r58N1'), northwindNordic),
      claimBy(tablet('R58n1'), northwindNordic),
      claimBy(tablet('R58n1', 'Tab 8'), northwindNordic),
    ]);
    expect(await results(api, name)).toEqual(['SUCCESS', 'SUCCESS', 'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS', 'SUCCESS']);
    const { data } = await api.partners.devices.findByIdentifier({
      partnerId,
      requestBody: { deviceIdentifier: tablet('R58N1'), limit: '100' },
    });
    expect(data.devices?.map((device) => device.deviceIdentifier?.serialNumber)).toEqual(['R58n1', 'r58N1']);
    expect(simulator.ledger().map(({ imei, otherwise, owner, claims, attempts }) => [imei, otherwise, owner, claims, attempts])).toEqual([
      ['', 'serial ["R58n1","Acme","Tab 7"]', northwind, 1, 2],
      ['', 'serial ["r58N1","Acme","Tab 7"]', northwindNordic, 1, 1],
      ['', 'serial ["R58n1","Acme","Tab 8"]', northwindNordic, 1, 1],
    ]);
  });

  test('is unclaimed by its identifier in its own spelling only', async () => {
    const { api, partnerId } = await running();
    await claimAll(api, partnerId, [claimBy(tablet('R58n1'))]);
    const unclaim = (deviceIdentifier: object) =>
      api.partners.devices.unclaim({ partnerId, requestBody: { deviceIdentifier, sectionType: zeroTouch } });
    expect((await refusalOf(unclaim(tablet('R58N1')))).http).toBe(404);
    expect((await unclaim(tablet('R58n1'))).status).toBe(200);
  });
});

test('a MEID is fourteen hexadecimal digits in any case, and names the same device in both', async () => {
  const { api, partnerId, simulator } = await running();
  const name = await claimAll(api, partnerId, [
    claimBy({ meid: meid(10) }),
    claimBy({ meid: meid(10).toLowerCase() }, northwindNordic),
    claimBy({ meid: 'A100000000000G' }),
    claimBy({ meid: `${meid(11)}0` }),
    claimBy({ imei: imei(1), meid2: meid(12) }),
    claimBy({ meid: meid(12) }, northwindNordic),
  ]);
  const invalid = 'INVALID_DEVICE_IDENTIFIER INVALID_MEID';
  const notYours = 'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS';
  expect(await results(api, name)).toEqual(['SUCCESS', notYours, invalid, invalid, 'SUCCESS', notYours]);
  expect(simulator.ledger()[0]).toMatchObject({ imei: '', otherwise: `meid ${meid(10)}`, claims: 1, attempts: 2 });
});

test('a claim that names another maker or model than the device has is a failed precondition', async () => {
  const { api, partnerId } = await running();
  await claimAll(api, partnerId, [claimBy({ imei: imei(1), manufacturer: 'Acme', model: 'A1' })]);
  const again = (maker: object) => api.partners.devices.claim({ partnerId, requestBody: claimBy({ imei: imei(1), ...maker }) });
  expect([
    await refusalOf(again({ manufacturer: 'Acne' })),
    await refusalOf(again({ manufacturer: 'Acme', model: 'A2' })),
    (await again({})).status,
    (await again({ manufacturer: 'Acme', model: 'A1' })).status,
  ]).toEqual([
    { http: 400, status: 'FAILED_PRECONDITION', code: 'INVALID_MANUFACTURER' },
    { http: 400, status: 'FAILED_PRECONDITION', code: 'INVALID_MODEL' },
    200,
    200,
  ]);
});

test('the customer of a vendor can be claimed for, and its devices are found by owner', async () => {
  const { api, partnerId } = await running();
  const customer = '9007199254740997';
  const name = await claimAll(api, partnerId, [claimBy({ imei: imei(1) }, customer), claimBy({ imei: imei(1) })]);
  expect(await results(api, name)).toEqual(['SUCCESS', 'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS']);
  const owned = await api.partners.devices.findByOwner({
    partnerId,
    requestBody: { customerId: [customer, northwind], sectionType: zeroTouch, limit: '9' },
  });
  expect(owned.data.totalSize).toBe(1);
});

test('a customer that was created can be claimed for at once', async () => {
  const { api, partnerId } = await running();
  const { data } = await api.partners.customers.create({
    parent: `partners/${partnerId}`,
    requestBody: { customer: { companyName: 'Quince & Co', ownerEmails: ['a@quince.example'] } },
  });
  expect(await results(api, await claimAll(api, partnerId, [claimBy({ imei: imei(1) }, data.companyId ?? '')]))).toEqual(['SUCCESS']);
});

test('a page token is good for the request that it was given for, and for no other', async () => {
  const { api, partnerId } = await running();
  await claimAll(
    api,
    partnerId,
    [1, 2, 3].map((n) => claimBy({ imei: imei(n) })),
  );
  const owned = (customerId: string, pageToken?: string, limit = '1') =>
    api.partners.devices.findByOwner({
      partnerId,
      requestBody: { customerId: [customerId], sectionType: zeroTouch, limit, ...(pageToken !== undefined && { pageToken }) },
    });
  const pageToken = (await owned(northwind)).data.nextPageToken ?? '';
  const invalid = { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PAGE_TOKEN' };
  expect([
    (await owned(northwind, pageToken, '2')).data.devices?.length,
    await refusalOf(owned(northwindNordic, pageToken)),
    await refusalOf(api.partners.customers.list({ partnerId, pageToken })),
  ]).toEqual([2, invalid, invalid]);
});

test('an identifier that a device was not claimed with anew belongs to it no longer', async () => {
  const { api, partnerId } = await running();
  await claimAll(api, partnerId, [claimBy({ imei: imei(1), imei2: imei(2) })]);
  await api.partners.devices.unclaim({ partnerId, requestBody: { deviceIdentifier: { imei: imei(1) }, sectionType: zeroTouch } });
  const again = await claimAll(api, partnerId, [claimBy({ imei: imei(1) }), claimBy({ imei: imei(2) }, northwindNordic)]);
  expect(await results(api, again)).toEqual(['SUCCESS', 'SUCCESS']);
});
