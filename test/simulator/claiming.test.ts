import { describe, expect, test } from 'vitest';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { parseImei } from '../../core/domain/imei.ts';
import { refusalOf } from './google-client.ts';
import { claimAll, claimOf, imei, northwind, northwindNordic, results } from './parcels.ts';
import { running } from './running.ts';

describe('one claim', () => {
  test('gives the device an id of 17 to 19 digits, and a repeat gives the same', async () => {
    const { api, partnerId, simulator } = await running();
    const claim = async () => (await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1), northwind, 'box-1') })).data;
    const first = await claim();
    expect(first.deviceId).toMatch(/^[1-9]\d{16,18}$/);
    expect(first.deviceName).toBe(`partners/${partnerId}/devices/${first.deviceId}`);
    expect(await claim()).toEqual(first);
    expect(simulator.ledger()).toEqual([
      { imei: imei(1), imei2: undefined, owner: northwind, claims: 1, attempts: 2, deviceId: first.deviceId, box: 'box-1' },
    ]);
  });

  test('of a device that another customer holds is refused, and nothing changes', async () => {
    const { api, partnerId, simulator } = await running();
    await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) });
    const refusal = await refusalOf(api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1), northwindNordic) }));
    expect([refusal, simulator.ledger().map(({ owner, claims, attempts }) => [owner, claims, attempts])]).toEqual([
      { http: 400, status: 'FAILED_PRECONDITION', code: 'DEVICE_ALREADY_EXISTS' },
      [[northwind, 1, 2]],
    ]);
  });

  test.each<[string, object, object]>([
    ['an IMEI with a wrong check digit', claimOf('351234560000011'), { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_IMEI' }],
    ['a wrong second IMEI', claimOf({ imei: imei(1), imei2: '1' }), { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_IMEI' }],
    [
      'no identifier',
      { ...claimOf(imei(1)), deviceIdentifier: {} },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_IDENTIFIER_SET' },
    ],
    [
      'a serial number alone',
      { ...claimOf(imei(1)), deviceIdentifier: { serialNumber: 'R58' } },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_IDENTIFIER_SET' },
    ],
    [
      'a section that is not zero-touch',
      { ...claimOf(imei(1)), sectionType: 'SECTION_TYPE_SIM_LOCK' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_SECTION_TYPE' },
    ],
    ['an unknown customer', claimOf(imei(1), '999'), { http: 403, status: 'PERMISSION_DENIED', code: 'INVALID_CUSTOMER_ID' }],
    [
      'a configuration',
      { ...claimOf(imei(1)), configurationId: '7' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' },
    ],
  ])('with %s is refused', async (_, requestBody, refusal) => {
    const { api, partnerId, simulator } = await running();
    expect(await refusalOf(api.partners.devices.claim({ partnerId, requestBody }))).toEqual(refusal);
    expect(simulator.ledger().filter((entry) => entry.claims > 0)).toEqual([]);
  });
});

describe('a batch', () => {
  test('answers for each device on its own, in the order of the request', async () => {
    const { api, partnerId, simulator } = await running();
    await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(9), northwindNordic) });
    const name = await claimAll(api, partnerId, [
      claimOf({ imei: imei(1), imei2: imei(2) }),
      claimOf('351234560000011'),
      claimOf(foreignImeis[0] ?? ''),
      claimOf(imei(9)),
      claimOf(imei(3), '999'),
      { ...claimOf(imei(4)), sectionType: 'SECTION_TYPE_UNSPECIFIED' },
      { ...claimOf(imei(5)), deviceIdentifier: { serialNumber: 'R58N', manufacturer: 'Acme', model: 'A1' } },
      claimOf(imei(2)),
      claimOf(imei(6), northwindNordic),
    ]);
    expect(await results(api, name)).toEqual([
      'SUCCESS',
      'INVALID_DEVICE_IDENTIFIER INVALID_IMEI',
      'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS',
      'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS',
      'PERMISSION_DENIED INVALID_CUSTOMER_ID',
      'INVALID_SECTION_TYPE INVALID_SECTION_TYPE',
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
    ]);
    const entry = simulator.ledger().find((one) => one.imei === imei(1));
    expect([entry?.claims, entry?.attempts, entry?.imei2]).toEqual([1, 2, imei(2)]);
  });

  test('that mixes the identifiers of two devices leaves both as they were', async () => {
    const { api, partnerId, simulator } = await running();
    await claimAll(api, partnerId, [claimOf(imei(1)), claimOf(imei(2))]);
    const name = await claimAll(api, partnerId, [claimOf({ imei: imei(1), imei2: imei(2) })]);
    expect([await results(api, name), simulator.ledger().map(({ claims }) => claims)]).toEqual([
      ['INVALID_DEVICE_IDENTIFIER INVALID_IDENTIFIER_SET'],
      [1, 1],
    ]);
  });

  test('of ten thousand devices is claimed within seconds', async () => {
    const { api, partnerId, simulator } = await running();
    const started = performance.now();
    const claims = Array.from({ length: 10_000 }, (_, n) => claimOf({ imei: imei(2 * n), imei2: imei(2 * n + 1) }, northwind, `box-${n}`));
    const name = await claimAll(api, partnerId, claims);
    const all = await results(api, name);
    const seconds = (performance.now() - started) / 1000;
    expect([all.length, new Set(all), simulator.ledger().every((entry) => entry.claims === 1)]).toEqual([
      10_000,
      new Set(['SUCCESS']),
      true,
    ]);
    // Measured at 0.3 s; what does something for every pair of devices takes minutes.
    expect(seconds).toBeLessThan(8);
  });
});

test('the devices of another company have valid IMEIs that begin with 35', () => {
  expect(foreignImeis.filter((one) => parseImei(one) === undefined || !one.startsWith('35'))).toEqual([]);
  expect(new Set(foreignImeis).size).toBe(6);
});
