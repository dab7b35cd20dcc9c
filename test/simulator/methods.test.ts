import { describe, expect, test } from 'vitest';
import { describedMethods } from '../../simulator/discovery/document.ts';
import { methodNames } from '../../simulator/http/routes.ts';
import type { Api } from './google-client.ts';
import { claimOf, imei, northwind, zeroTouch } from './parcels.ts';
import { running } from './running.ts';

type Call = (api: Api, partnerId: string, deviceId: string) => Promise<{ data: unknown }>;

const found = (deviceId: string) => ({ totalSize: 1, devices: [expect.objectContaining({ deviceId })] });
const parentOf = (partnerId: string) => `partners/${partnerId}`;
const operation = (devicesCount: number) => ({
  name: expect.stringMatching(/^operations\/apibatchoperation\/\d{17,19}$/),
  metadata: expect.objectContaining({ processingStatus: 'BATCH_PROCESS_PENDING', devicesCount }),
});

/** Each with a device of Northwind there already, imei(1), and with an answer that only this method gives. */
const calls: readonly (readonly [string, Call, (deviceId: string) => unknown])[] = [
  [
    'partners.customers.create',
    (api, partnerId) =>
      api.partners.customers.create({
        parent: parentOf(partnerId),
        requestBody: { customer: { companyName: 'Quince & Co', ownerEmails: ['owner@quince.example'], languageCode: 'en-GB' } },
      }),
    () => ({
      companyId: expect.stringMatching(/^\d{9,11}$/),
      companyName: 'Quince & Co',
      name: expect.stringMatching(/^partners\/\d+\/customers\/\d+$/),
      termsStatus: 'TERMS_STATUS_NOT_ACCEPTED',
    }),
  ],
  [
    'partners.customers.list',
    (api, partnerId) => api.partners.customers.list({ partnerId, pageSize: 1 }),
    () => ({
      totalSize: 14,
      nextPageToken: expect.stringMatching(/^\S+$/),
      customers: [expect.objectContaining({ companyId: northwind, companyName: 'Northwind Logistics' })],
    }),
  ],
  [
    'partners.devices.claim',
    (api, partnerId) => api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) }),
    (deviceId) => ({ deviceId, deviceName: `partners/3141592653/devices/${deviceId}` }),
  ],
  [
    'partners.devices.claimAsync',
    (api, partnerId) => api.partners.devices.claimAsync({ partnerId, requestBody: { claims: [claimOf(imei(2)), claimOf(imei(3))] } }),
    () => operation(2),
  ],
  [
    'partners.devices.findByIdentifier',
    (api, partnerId) =>
      api.partners.devices.findByIdentifier({ partnerId, requestBody: { deviceIdentifier: { imei: imei(1) }, limit: '5' } }),
    found,
  ],
  [
    'partners.devices.findByOwner',
    (api, partnerId) =>
      api.partners.devices.findByOwner({ partnerId, requestBody: { customerId: [northwind], sectionType: zeroTouch, limit: '5' } }),
    found,
  ],
  [
    'partners.devices.get',
    (api, partnerId, deviceId) => api.partners.devices.get({ name: `partners/${partnerId}/devices/${deviceId}` }),
    (deviceId) => ({
      deviceId,
      name: `partners/3141592653/devices/${deviceId}`,
      deviceIdentifier: { imei: imei(1) },
      claims: [{ ownerCompanyId: northwind, resellerId: '3141592653', sectionType: zeroTouch }],
      deviceMetadata: { entries: { ordernumber: 'box-1' } },
    }),
  ],
  [
    'partners.devices.getSimLockState',
    (api, partnerId) => api.partners.devices.getSimLockState({ partnerId, requestBody: { deviceIdentifier: { imei: imei(1) } } }),
    () => ({ simLockState: 'UNLOCKED' }),
  ],
  [
    'partners.devices.metadata',
    (api, partnerId, deviceId) =>
      api.partners.devices.metadata({
        metadataOwnerId: partnerId,
        deviceId,
        requestBody: { deviceMetadata: { entries: { phonenumber: '+47 1', ordernumber: 'B' } } },
      }),
    () => ({ entries: { phonenumber: '+47 1', ordernumber: 'B' } }),
  ],
  [
    'partners.devices.unclaim',
    (api, partnerId, deviceId) => api.partners.devices.unclaim({ partnerId, requestBody: { deviceId, sectionType: zeroTouch } }),
    () => ({}),
  ],
  [
    'partners.devices.unclaimAsync',
    (api, partnerId, deviceId) =>
      api.partners.devices.unclaimAsync({ partnerId, requestBody: { unclaims: [{ deviceId, sectionType: zeroTouch }] } }),
    () => operation(1),
  ],
  [
    'partners.devices.updateMetadataAsync',
    (api, partnerId, deviceId) =>
      api.partners.devices.updateMetadataAsync({
        partnerId,
        requestBody: { updates: [{ deviceId, deviceMetadata: { entries: { ordernumber: 'B' } } }] },
      }),
    () => operation(1),
  ],
  [
    'partners.vendors.list',
    (api, partnerId) => api.partners.vendors.list({ parent: parentOf(partnerId), pageSize: 1 }),
    () => ({
      totalSize: 3,
      nextPageToken: expect.stringMatching(/^\S+$/),
      vendors: [{ companyId: '2718281828', companyName: 'Harbour Mobile Supply', name: 'partners/3141592653/vendors/2718281828' }],
    }),
  ],
  [
    'partners.vendors.customers.list',
    (api, partnerId) => api.partners.vendors.customers.list({ parent: `partners/${partnerId}/vendors/9007199254740995` }),
    () => ({
      totalSize: 1,
      customers: [
        {
          companyId: '9007199254740997',
          companyName: 'Malmö Hamn',
          name: 'partners/3141592653/vendors/9007199254740995/customers/9007199254740997',
          termsStatus: 'TERMS_STATUS_STALE',
        },
      ],
    }),
  ],
  [
    'operations.get',
    async (api, partnerId) => {
      const { data } = await api.partners.devices.claimAsync({ partnerId, requestBody: { claims: [claimOf(imei(2))] } });
      return api.operations.get({ name: data.name ?? '' });
    },
    () => ({
      name: expect.stringMatching(/^operations\//),
      done: true,
      metadata: expect.objectContaining({ progress: 100, devicesCount: 1 }),
      response: expect.objectContaining({ successCount: 1 }),
    }),
  ],
];

describe('Google’s own client, unmodified but for its root URL', () => {
  test.each(calls)('%s', async (_, call, expected) => {
    const { api, partnerId } = await running();
    const { data } = await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1), northwind, 'box-1') });
    const deviceId = data.deviceId ?? '';
    expect((await call(api, partnerId, deviceId)).data).toEqual(expected(deviceId));
  });

  test('is tested with every method of the partner API that the discovery document has', () => {
    const partners = Object.keys(describedMethods).filter((name) => !name.startsWith('customers.'));
    expect(calls.map(([name]) => name).sort()).toEqual(partners.sort());
    expect(methodNames().sort()).toEqual(partners.sort());
  });
});
