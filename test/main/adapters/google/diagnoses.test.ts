import { describe, expect, test } from 'vitest';
import { shapeOf, type Diagnosis } from '../../../../core/domain/diagnosis.ts';
import type { PartnerApi } from '../../../../core/ports/partner-api.ts';
import { googleZeroTouch } from '../../../../main/adapters/google/zero-touch.ts';
import { imei } from '../../../support/devices.ts';
import { json, localServer } from '../../../support/http.ts';
import { rsaKey } from '../../../support/key-files.ts';
import { simulatedStation } from '../../../support/simulated-station.ts';

/** What is diagnosed when the API answers so. */
async function diagnosed(
  status: number,
  body: string,
  ask: (api: PartnerApi) => Promise<unknown> = (api) => api.batch('operations/apibatchoperation/1234567890'),
): Promise<Diagnosis[]> {
  const server = await localServer((request, response) =>
    request.url === '/token'
      ? json(response, 200, { access_token: 'ya29.secret-token-of-this-station', expires_in: 3599 })
      : json(response, status, body),
  );
  const diagnoses: Diagnosis[] = [];
  const account = { email: 'station@example.iam.gserviceaccount.com', keyId: 'key-1', privateKey: rsaKey };
  const api = googleZeroTouch({
    account,
    partnerId: '3141592653',
    rootUrl: server.url,
    tokenUrl: `${server.url}/token`,
    diagnosed: (diagnosis) => diagnoses.push(diagnosis),
  });
  await ask(api);
  return diagnoses;
}

describe('an answer that makes no sense is diagnosed', () => {
  test.each([
    ['not JSON', 200, 'surprise', 'NOT_UNDERSTOOD', 'surprise'],
    ['cut off', 200, '{"name": "operations/apibatchoperation/12345678', 'NOT_UNDERSTOOD', '{"name": "operations/apibatchoperation/…5678'],
    ['a page of the hotel', 200, '<html>Welcome to room 12345</html>', 'NOT_UNDERSTOOD', '<html>Welcome to room …2345</html>'],
    ['empty', 200, '', 'NOT_UNDERSTOOD', ''],
    ['null', 200, 'null', 'NOT_UNDERSTOOD', 'null'],
    ['a list', 200, '[1, 2]', 'NOT_UNDERSTOOD', '[1,2]'],
    ['no operation', 200, '{"devices": []}', 'NOT_UNDERSTOOD', '{"devices":[]}'],
    [
      'progress beyond all',
      200,
      '{"name": "operations/1", "metadata": {"progress": 400}}',
      'NOT_UNDERSTOOD',
      '{"name":"operations/1","metadata":{"progress":400}}',
    ],
    [
      'rows of another kind',
      200,
      '{"name": "operations/1", "response": {"perDeviceStatus": {"0": "ok"}}}',
      'NOT_UNDERSTOOD',
      '{"name":"operations/1","response":{"perDeviceStatus":{"0":"ok"}}}',
    ],
    ['a proxy’s refusal', 403, '<h1>Blocked by 10.20.30.40</h1>', 'HTTP_403', '<h1>Blocked by 10.20.30.40</h1>'],
    ['a gateway’s', 502, 'upstream 356900000000001 failed', 'HTTP_502', 'upstream …0001 failed'],
  ])('%s', async (_, status, body, code, shape) => {
    expect(await diagnosed(status, body)).toEqual([
      { at: expect.any(Number), method: 'GET /v1/operations/apibatchoperation/…7890', status, code, shape },
    ]);
  });

  test('a claim whose answer is nonsense, too', async () => {
    const claim = { customer: '1048576201', identifiers: { imei: imei(1) }, metadata: {} };
    const [one] = await diagnosed(200, '{"name": 17}', (api) => api.claimBatch([claim]));
    expect(one).toMatchObject({ method: 'POST /v1/partners/…2653/devices:claimAsync', shape: '{"name":17}' });
  });

  test('and what Google says in its own way is not', async () => {
    expect(await diagnosed(400, '{"error": {"code": 400, "message": "no", "status": "INVALID_ARGUMENT"}}')).toEqual([]);
    expect(await diagnosed(200, '{"name": "operations/1", "done": true}')).toEqual([]);
  });
});

describe('a diagnosis', () => {
  test('holds no whole number of a device, no token and no more than two thousand characters', () => {
    const shape = shapeOf({ imei: imei(1), access_token: 'ya29.abc', nested: { private_key: 'PEM' }, long: 'x'.repeat(5000) });
    expect([
      shape.includes(imei(1)),
      shape.includes(imei(1).slice(-4)),
      shape.includes('ya29'),
      shape.includes('PEM'),
      shape.length,
    ]).toEqual([false, true, false, false, 2000]);
  });

  test('that is cut off keeps no half of a token', () => {
    expect(shapeOf('{"access_token": "ya29.abcdef')).toBe('{"access_token":"…"');
  });

  test('is kept by the session, the last twenty', async () => {
    const station = await simulatedStation();
    station.simulator.levers.garble = [{ method: '*', how: 'html', times: 25 }];
    for (let n = 0; n < 25; n++) await station.session().directory.list(true);
    const kept = station.session().diagnoses();
    expect([kept.length, kept.at(-1)]).toMatchObject([
      20,
      { method: expect.stringContaining('customers'), status: 200, code: 'NOT_UNDERSTOOD' },
    ]);
  });
});
