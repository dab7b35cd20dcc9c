import { describe, expect, test } from 'vitest';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { refusalOf, type Api } from './google-client.ts';
import { claimAll, claimOf, imei, northwind, northwindNordic } from './parcels.ts';
import { running } from './running.ts';

async function find(api: Api, partnerId: string, deviceIdentifier: object) {
  return (await api.partners.devices.findByIdentifier({ partnerId, requestBody: { deviceIdentifier, limit: '100' } })).data;
}

describe('a search by identifier', () => {
  test('finds a device by either of its IMEIs, with its customer and its metadata', async () => {
    const { api, partnerId, simulator } = await running();
    await claimAll(api, partnerId, [claimOf({ imei: imei(1), imei2: imei(2) }, northwind, 'box-1'), claimOf(imei(3))]);
    const deviceId = simulator.ledger()[0]?.deviceId;
    const device = {
      deviceId,
      name: `partners/${partnerId}/devices/${deviceId}`,
      deviceIdentifier: { imei: imei(1), imei2: imei(2) },
      claims: [{ ownerCompanyId: northwind, resellerId: partnerId, sectionType: 'SECTION_TYPE_ZERO_TOUCH' }],
      deviceMetadata: { entries: { ordernumber: 'box-1' } },
    };
    const answer = { devices: [device], totalSize: 1 };
    expect([await find(api, partnerId, { imei: imei(1) }), await find(api, partnerId, { imei: imei(2) })]).toEqual([answer, answer]);
  });

  test('takes a serial number in any case, and finds every model that has it', async () => {
    const { api, partnerId } = await running();
    const tablet = (model: string) => ({ ...claimOf(''), deviceIdentifier: { serialNumber: 'r58N1', manufacturer: 'Acme', model } });
    await claimAll(api, partnerId, [tablet('Tab 7'), tablet('Tab 8')]);
    const found = async (identifier: object) => (await find(api, partnerId, identifier)).totalSize;
    expect([
      await found({ serialNumber: 'R58n1' }),
      await found({ serialNumber: 'R58n1', model: 'Tab 8' }),
      await found({ serialNumber: 'R58n1', model: 'Tab 9' }),
    ]).toEqual([2, 1, undefined]);
  });

  test('shows nothing of another reseller, nothing unknown and nothing unclaimed: an empty object', async () => {
    const { api, partnerId } = await running();
    await claimAll(api, partnerId, [claimOf(imei(1)), claimOf(foreignImeis[0] ?? '')]);
    await api.partners.devices.unclaim({
      partnerId,
      requestBody: { deviceIdentifier: { imei: imei(1) }, sectionType: 'SECTION_TYPE_ZERO_TOUCH' },
    });
    const answers = [foreignImeis[0], imei(7), imei(1)].map((one) => find(api, partnerId, { imei: one }));
    expect(await Promise.all(answers)).toEqual([{}, {}, {}]);
  });

  test('needs an identifier and a limit of 1 to 100', async () => {
    const { api, partnerId } = await running();
    const ask = (requestBody: object) => refusalOf(api.partners.devices.findByIdentifier({ partnerId, requestBody }));
    const deviceIdentifier = { imei: imei(1) };
    expect([
      await ask({ limit: '1' }),
      await ask({ limit: '1', deviceIdentifier: { model: 'A1' } }),
      await ask({ deviceIdentifier }),
      await ask({ deviceIdentifier, limit: '101' }),
    ]).toEqual([
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_IDENTIFIER_SET' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_IDENTIFIER_SET' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' },
    ]);
  });
});

describe('a search by owner', () => {
  test('pages through the devices of the customers asked for, and of no other', async () => {
    const { api, partnerId } = await running();
    const mine = Array.from({ length: 7 }, (_, n) => imei(n));
    await claimAll(api, partnerId, [...mine.map((one) => claimOf(one)), claimOf(imei(50), northwindNordic)]);
    const pages: (string | undefined)[][] = [];
    let pageToken: string | undefined;
    do {
      const requestBody = {
        customerId: [northwind],
        sectionType: 'SECTION_TYPE_ZERO_TOUCH',
        limit: '3',
        ...(pageToken !== undefined && { pageToken }),
      };
      const { data } = await api.partners.devices.findByOwner({ partnerId, requestBody });
      pages.push((data.devices ?? []).map((device) => device.deviceIdentifier?.imei ?? undefined));
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
    expect(pages).toEqual([mine.slice(0, 3), mine.slice(3, 6), mine.slice(6)]);
  });

  test('no longer shows a device that was let go or has another customer now', async () => {
    const { api, partnerId } = await running();
    await claimAll(api, partnerId, [claimOf(imei(1)), claimOf(imei(2)), claimOf(imei(3))]);
    const sectionType = 'SECTION_TYPE_ZERO_TOUCH';
    for (const n of [1, 2]) {
      await api.partners.devices.unclaim({ partnerId, requestBody: { deviceIdentifier: { imei: imei(n) }, sectionType } });
    }
    await claimAll(api, partnerId, [claimOf(imei(2), northwindNordic)]);
    const owned = async (customer: string) => {
      const requestBody = { customerId: [customer], sectionType, limit: '9' };
      const { devices = [] } = (await api.partners.devices.findByOwner({ partnerId, requestBody })).data;
      return devices.map((device) => device.deviceIdentifier?.imei);
    };
    expect([await owned(northwind), await owned(northwindNordic)]).toEqual([[imei(3)], [imei(2)]]);
  });

  test('needs a section and known customers', async () => {
    const { api, partnerId } = await running();
    const ask = (requestBody: object) =>
      refusalOf(api.partners.devices.findByOwner({ partnerId, requestBody: { limit: '9', ...requestBody } }));
    const sectionType = 'SECTION_TYPE_ZERO_TOUCH';
    expect([await ask({ customerId: [northwind] }), await ask({ sectionType }), await ask({ sectionType, customerId: ['5'] })]).toEqual([
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_SECTION_TYPE' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_CUSTOMER_ID' },
      { http: 403, status: 'PERMISSION_DENIED', code: 'INVALID_CUSTOMER_ID' },
    ]);
  });
});
