import { describe, expect, test } from 'vitest';
import { refusalOf } from './google-client.ts';
import { claimAll, claimOf, imei, northwind, northwindNordic, operation, results } from './parcels.ts';
import { running } from './running.ts';

describe('an operation', () => {
  test('moves on with the clock, shows a device when its turn was, and is at 100 percent before it is done', async () => {
    let now = 1_700_000_000_000;
    const started = now;
    const { api, partnerId, simulator } = await running({ pace: 1, now: () => now });
    const name = await claimAll(
      api,
      partnerId,
      [1, 2, 3, 4].map((n) => claimOf(imei(n))),
    );
    expect(name).toMatch(/^operations\/apibatchoperation\/\d{17,19}$/);
    const at = async (ms: number) => {
      now = started + ms;
      const { metadata, response, done } = await operation(api, name);
      const { processingStatus, progress } = metadata as { processingStatus: string; progress?: number };
      const rows = (response as { perDeviceStatus: object[] } | undefined)?.perDeviceStatus.length;
      return [processingStatus.replace('BATCH_PROCESS_', ''), progress, rows, done, simulator.ledger().length];
    };
    // Four devices: 1.74 s, of which the work takes 0.84 s from 0.6 s on.
    expect([
      await at(0),
      await at(599),
      await at(700),
      await at(1030),
      await at(1439),
      await at(1500),
      await at(1739),
      await at(1740),
    ]).toEqual([
      ['PENDING', undefined, undefined, undefined, 0],
      ['PENDING', undefined, undefined, undefined, 0],
      ['IN_PROGRESS', undefined, undefined, undefined, 0],
      ['IN_PROGRESS', 50, 2, undefined, 2],
      ['IN_PROGRESS', 75, 3, undefined, 3],
      ['IN_PROGRESS', 100, 4, undefined, 4],
      ['IN_PROGRESS', 100, 4, undefined, 4],
      ['PROCESSED', 100, 4, true, 4],
    ]);
    now = started - 60_000;
    expect((await operation(api, name)).done).toBe(true);
  });

  test('says at the end what the documentation says, with the request echoed', async () => {
    const { api, partnerId, simulator } = await running();
    const name = await claimAll(api, partnerId, [claimOf(imei(1), northwind, 'box-1'), claimOf('1')]);
    const type = 'type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperation';
    expect(await operation(api, name)).toEqual({
      name,
      done: true,
      metadata: { '@type': `${type}Metadata`, processingStatus: 'BATCH_PROCESS_PROCESSED', progress: 100, devicesCount: 2 },
      response: {
        '@type': `${type}Response`,
        successCount: 1,
        perDeviceStatus: [
          {
            claim: claimOf(imei(1), northwind, 'box-1'),
            result: { status: 'SINGLE_DEVICE_STATUS_SUCCESS', deviceId: simulator.ledger()[0]?.deviceId },
          },
          {
            claim: claimOf('1'),
            result: {
              status: 'SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER',
              errorIdentifier: 'INVALID_IMEI',
              errorMessage: 'Invalid device identifier: INVALID_IMEI',
            },
          },
        ],
      },
    });
  });

  test('of many devices takes no longer than twenty seconds', async () => {
    let now = 0;
    const { api, partnerId } = await running({ pace: 1, now: () => now });
    const name = await claimAll(
      api,
      partnerId,
      Array.from({ length: 1000 }, (_, n) => claimOf(imei(n))),
    );
    now = 19_999;
    const before = await operation(api, name);
    now = 20_000;
    expect([before.done, (await operation(api, name)).done]).toEqual([undefined, true]);
  });

  test('claims a device when its turn comes, not when it was asked for: of two, the earlier turn wins', async () => {
    let now = 0;
    const { api, partnerId } = await running({ pace: 1, now: () => now });
    const long = await claimAll(api, partnerId, [...Array.from({ length: 99 }, (_, n) => claimOf(imei(n))), claimOf(imei(100))]);
    now = 1;
    const short = await claimAll(api, partnerId, [claimOf(imei(100), northwindNordic)]);
    now = 60_000;
    expect([(await results(api, long)).at(-1), await results(api, short)]).toEqual([
      'SECTION_NOT_YOURS DEVICE_ALREADY_EXISTS',
      ['SUCCESS'],
    ]);
  });

  test('that never was is not found', async () => {
    const { api } = await running();
    expect(await refusalOf(api.operations.get({ name: 'operations/apibatchoperation/1' }))).toEqual({
      http: 404,
      status: 'NOT_FOUND',
      code: 'INVALID_OPERATION_ID',
    });
  });
});
