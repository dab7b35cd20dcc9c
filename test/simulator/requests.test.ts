import { request } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { int64 } from '../../simulator/http/message.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { refusalOf, signIn } from './google-client.ts';
import { claimOf, imei } from './parcels.ts';
import { running } from './running.ts';

async function send(simulator: Simulator, path: string, method: string, body?: string) {
  const { token } = await signIn(simulator).getAccessToken();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${simulator.rootUrl}/${path}`, { method, headers, ...(body !== undefined && { body }) });
  const { error } = (await response.json()) as { error?: { status: string; message: string } };
  return [response.status, error?.status, error?.message];
}

describe('a request that Google would not take', () => {
  test.each<[string, string, string, string | undefined, [number, string, string]]>([
    ['for an unknown path', 'v1/partners/3141592653/gadgets', 'GET', undefined, [404, 'NOT_FOUND', 'Method not found.']],
    [
      'with the wrong verb',
      'v1/partners/3141592653/devices:claim',
      'GET',
      undefined,
      [400, 'INVALID_ARGUMENT', 'Method GET is not allowed here.'],
    ],
    [
      'that is not JSON',
      'v1/partners/3141592653/devices:claim',
      'POST',
      '{"a',
      [400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unexpected token.'],
    ],
    [
      'with an unknown field',
      'v1/partners/3141592653/devices:claimAsync',
      'POST',
      '{"claims":[{"deviceIdentifier":{"imei":"1","IMEI":"1"}}]}',
      [
        400,
        'INVALID_ARGUMENT',
        'Invalid JSON payload received. Unknown name "IMEI" at \'claims[0].device_identifier\': Cannot find field.',
      ],
    ],
    [
      'with a field of another type',
      'v1/partners/3141592653/devices:claim',
      'POST',
      '{"customerId":"9223372036854775808"}',
      [400, 'INVALID_ARGUMENT', 'Invalid value at \'customer_id\' (TYPE_INT64), "9223372036854775808"'],
    ],
    [
      'that is a list',
      'v1/partners/3141592653/devices:claim',
      'POST',
      '[]',
      [400, 'INVALID_ARGUMENT', expect.stringContaining('ClaimDeviceRequest), []')],
    ],
    [
      'with an unknown section',
      'v1/partners/3141592653/devices:claim',
      'POST',
      '{"sectionType":"SECTION_TYPE_MINE"}',
      [
        400,
        'INVALID_ARGUMENT',
        expect.stringContaining('(type.googleapis.com/google.android.device.provisioning.v1.DeviceProvisioningSectionType)'),
      ],
    ],
    [
      'without claims',
      'v1/partners/3141592653/devices:claimAsync',
      'POST',
      '',
      [400, 'INVALID_ARGUMENT', "The required field 'claims' is missing."],
    ],
    [
      'with an unknown parameter',
      'v1/partners/3141592653/customers?page=2',
      'GET',
      undefined,
      [400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unknown name "page": Cannot bind query parameter.'],
    ],
    ['with a broken path', 'v1/partners/%E0%A4%A/customers', 'GET', undefined, [400, 'INVALID_ARGUMENT', 'The path is not valid.']],
  ])('%s is refused', async (_, path, method, body, refusal) => {
    const { simulator } = await running();
    expect(await send(simulator, path, method, body)).toEqual(refusal);
  });

  test('is not taken in part: one bad row and no device of the batch is touched', async () => {
    const { simulator, api, partnerId } = await running();
    const claims = [claimOf(imei(1)), { ...claimOf(imei(2)), customerId: 'Northwind' }];
    const refusal = await refusalOf(api.partners.devices.claimAsync({ partnerId, requestBody: { claims } }));
    expect([refusal, simulator.ledger()]).toEqual([{ http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' }, []]);
  });
});

test('an int64 comes out as it went in, and nothing outside its range gets through', () => {
  const read = (value: unknown): string | undefined => int64(value, 'id', []);
  fc.assert(fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (id) => read(String(id)) === String(id)));
  fc.assert(fc.property(fc.bigInt({ min: 2n ** 63n }), (id) => read(String(id)) === undefined));
  fc.assert(fc.property(fc.anything(), (value) => read(value) === undefined || BigInt(String(value)) === BigInt(read(value) ?? '')));
});

describe('the quota', () => {
  test('is 1000 calls in 100 seconds, then 429 with the time to wait', async () => {
    let now = 0;
    const { simulator } = await running({ now: () => now, quotaPer100Seconds: 3 });
    const { token } = await signIn(simulator).getAccessToken();
    const call = async () => {
      const response = await fetch(`${simulator.rootUrl}/v1/partners/3141592653/customers`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { error } = (await response.json()) as { error?: { status: string } };
      return [response.status, error?.status, response.headers.get('retry-after')];
    };
    const fine = [200, undefined, null];
    expect([await call(), await call(), await call()]).toEqual([fine, fine, fine]);
    now = 40_500;
    expect(await call()).toEqual([429, 'RESOURCE_EXHAUSTED', '60']);
    now = 100_000;
    expect(await call()).toEqual(fine);
  });
});

test('a name that a web page made to point at this machine gets no answer', async () => {
  const { simulator } = await running();
  const { port } = new URL(simulator.rootUrl);
  const ask = (path: string, host: string) =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
  expect([
    await ask('/levers', `127.0.0.1:${port}`),
    await ask('/levers', `localhost:${port}`),
    await ask('/levers', `evil.example:${port}`),
    await ask('/levers', '127.0.0.1'),
    await ask('/ledger', 'evil.example'),
    await ask('/token', 'evil.example'),
  ]).toEqual([200, 200, 403, 403, 403, 403]);
});
