import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { GaxiosError } from 'gaxios';
import { troubleOf } from '../../../../main/adapters/google/trouble.ts';
import { googleZeroTouch } from '../../../../main/adapters/google/zero-touch.ts';
import { imei } from '../../../support/devices.ts';
import { deadPort, json, localServer } from '../../../support/http.ts';
import { rsaKey } from '../../../support/key-files.ts';

const account = { email: 'station@example.iam.gserviceaccount.com', keyId: 'key-1', privateKey: rsaKey };
const claim = { customer: '1048576201', identifiers: { imei: imei(1) }, metadata: {} };
const way = (rootUrl: string, tokenUrl: string, timeoutMs = 5000) =>
  googleZeroTouch({ account, partnerId: '3141592653', rootUrl, tokenUrl, timeoutMs });
const tokens = () => localServer((_, response) => json(response, 200, { access_token: 'token-1', expires_in: 3599, token_type: 'Bearer' }));

/** What becomes of a claim when the API answers so. */
async function claimAt(answer: Parameters<typeof localServer>[0], timeoutMs?: number) {
  const api = await localServer(answer);
  return way(api.url, `${(await tokens()).url}/token`, timeoutMs).claimBatch([claim]);
}
const google = (status: number, word: string, details?: object[]) => ({
  error: { code: status, message: `400 401 403 ${imei(1)}`, status: word, ...(details && { details }) },
});

describe('Google’s answer, by status and code and never by its message', () => {
  test.each([
    [400, google(400, 'INVALID_ARGUMENT', [{ code: 'INVALID_IMEI' }]), 'refused', 'no', 'INVALID_IMEI'],
    [400, google(400, 'INVALID_ARGUMENT'), 'refused', 'no', 'INVALID_ARGUMENT'],
    [400, google(400, 'INVALID_ARGUMENT', [{ '@type': 'type.googleapis.com/google.rpc.Help' }, { code: 7 }]), 'refused', 'no', '7'],
    [400, '<h1>Bad request</h1>', 'refused', 'no', 'HTTP_400'],
    [401, google(401, 'UNAUTHENTICATED', [{ reason: 'ACCESS_TOKEN_EXPIRED' }]), 'sign-in', 'no', 'ACCESS_TOKEN_EXPIRED'],
    [403, google(403, 'PERMISSION_DENIED', [{ code: 'AUTHORIZATION_FAIL' }]), 'forbidden', 'no', 'AUTHORIZATION_FAIL'],
    [404, google(404, 'NOT_FOUND'), 'not-found', 'no', 'NOT_FOUND'],
    [408, '', 'google', 'unknown', 'HTTP_408'],
    [409, google(409, 'ALREADY_EXISTS', [{ code: 'DEVICE_ALREADY_EXISTS' }]), 'refused', 'no', 'DEVICE_ALREADY_EXISTS'],
    [413, '<html>too large</html>', 'refused', 'no', 'HTTP_413'],
    [429, google(429, 'RESOURCE_EXHAUSTED', [{ reason: 'RATE_LIMIT_EXCEEDED' }]), 'quota', 'no', 'RATE_LIMIT_EXCEEDED'],
    [500, google(500, 'INTERNAL'), 'google', 'unknown', 'INTERNAL'],
    [502, '<html>bad gateway</html>', 'google', 'unknown', 'HTTP_502'],
    [503, google(503, 'UNAVAILABLE'), 'google', 'unknown', 'UNAVAILABLE'],
    [504, google(504, 'DEADLINE_EXCEEDED'), 'google', 'unknown', 'DEADLINE_EXCEEDED'],
  ])('%i %j', async (status, body, kind, mayHaveHappened, code) => {
    expect(await claimAt((_, response) => json(response, status, body))).toEqual({
      ok: false,
      trouble: { kind, mayHaveHappened, status, code },
    });
  });

  test.each([
    ['not JSON', 'not JSON at all'],
    ['cut off', '{"name": "operations/1'],
    ['a login page of the hotel', '<html>Welcome! Please accept our terms.</html>'],
    ['empty', ''],
    ['something else', '{"kind": "surprise"}'],
    ['an operation by another name', '{"name": 17}'],
  ])('200 and %s is no answer, and the claim may have happened', async (_, body) => {
    expect(await claimAt((_request, response) => json(response, 200, body))).toEqual({
      ok: false,
      trouble: { kind: 'google', mayHaveHappened: 'unknown', status: 200, code: 'NOT_UNDERSTOOD' },
    });
  });

  test.each([
    ['in seconds', '7', 7000],
    ['of no time', '0', undefined],
    ['in the past', 'Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    ['of a week', '604800', 3_600_000],
    ['that makes no sense', 'soon', undefined],
  ])('a Retry-After %s', async (_, header, retryAfterMs) => {
    const answer = await claimAt((_request, response) => json(response, 429, {}, { 'retry-after': header }));
    expect(!answer.ok && answer.trouble.retryAfterMs).toBe(retryAfterMs);
  });

  test('a Retry-After that is a date', async () => {
    const answer = await claimAt((_, response) => json(response, 503, {}, { 'retry-after': new Date(Date.now() + 20_000).toUTCString() }));
    expect(answer).toMatchObject({
      ok: false,
      trouble: { kind: 'google', retryAfterMs: expect.toSatisfy((ms: number) => ms > 15_000 && ms <= 20_000) },
    });
  });
});

describe('no answer', () => {
  test('because nobody listens: nothing left', async () => {
    const { url } = await tokens();
    expect(await way(`http://127.0.0.1:${await deadPort()}`, `${url}/token`).claimBatch([claim])).toEqual({
      ok: false,
      trouble: { kind: 'offline', mayHaveHappened: 'no', status: 0, code: 'ECONNREFUSED' },
    });
  });

  test('because the name is unknown: nothing left', async () => {
    const { url } = await tokens();
    expect(await way('https://zero-touch.invalid', `${url}/token`).claimBatch([claim])).toMatchObject({
      ok: false,
      trouble: { kind: 'offline', mayHaveHappened: 'no' },
    });
  });

  test('because the other end is no TLS: nothing left', async () => {
    const { url } = await tokens();
    const plain = await localServer((_, response) => json(response, 200, {}));
    expect(await way(plain.url.replace('http:', 'https:'), `${url}/token`).claimBatch([claim])).toMatchObject({
      ok: false,
      trouble: { kind: 'offline' },
    });
  });

  test('because the line broke after the request: it may have happened', async () => {
    expect(await claimAt((_, response) => void response.destroy())).toMatchObject({
      ok: false,
      trouble: { kind: 'offline', mayHaveHappened: 'unknown', status: 0 },
    });
  });

  test('because the line broke in the middle of the answer: it may have happened', async () => {
    const answer = await claimAt((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"name": "operations/1"');
      setTimeout(() => response.destroy(), 20);
    });
    expect(answer).toMatchObject({ ok: false, trouble: { mayHaveHappened: 'unknown' } });
  });

  test('because it takes too long: it may have happened', async () => {
    expect(await claimAt(() => {}, 150)).toMatchObject({
      ok: false,
      trouble: { kind: 'offline', mayHaveHappened: 'unknown', status: 0, code: 'TimeoutError' },
    });
  });

  test('because a connection that stood for a while has lost its way: the request may have arrived', () => {
    // What Node says when the Wi-Fi goes while it waits for the answer: the same code as when it could not connect.
    const cause = (erroredSysCall: string) => Object.assign(new Error('x'), { code: 'EHOSTUNREACH', erroredSysCall });
    const config = { url: new URL('http://127.0.0.1'), headers: new Headers() };
    const trouble = (syscall: string) => troubleOf(new GaxiosError('x', config, undefined, cause(syscall))).mayHaveHappened;
    expect([trouble('connect'), trouble('read'), trouble('write')]).toEqual(['no', 'unknown', 'unknown']);
  });

  test('but a bug of ours: it may have happened', () => {
    expect(troubleOf(new TypeError('x'))).toEqual({ kind: 'google', mayHaveHappened: 'unknown', status: 0, code: 'TypeError' });
  });
});

describe('the token endpoint', () => {
  const claimWithToken = async (answer: Parameters<typeof localServer>[0], timeoutMs = 5000) => {
    let asked = 0;
    const api = await localServer((_, response) => {
      asked += 1;
      json(response, 200, { name: 'operations/1' });
    });
    const token = await localServer(answer);
    return { answer: await way(api.url, `${token.url}/token`, timeoutMs).claimBatch([claim]), asked };
  };

  test.each([
    [400, { error: 'invalid_grant' }, 'sign-in', 'invalid_grant'],
    [401, { error: 'invalid_client' }, 'sign-in', 'invalid_client'],
    [403, '<html>proxy</html>', 'sign-in', 'HTTP_403'],
    [404, {}, 'sign-in', 'HTTP_404'],
    [429, {}, 'quota', 'HTTP_429'],
    [503, {}, 'google', 'HTTP_503'],
  ])('says %i %j, and nothing was asked of the API', { timeout: 20_000 }, async (status, body, kind, code) => {
    expect(await claimWithToken((_, response) => json(response, status, body))).toEqual({
      answer: { ok: false, trouble: { kind, mayHaveHappened: 'no', status, code } },
      asked: 0,
    });
  });

  test('answers nonsense, and nothing was asked of the API', async () => {
    const { answer, asked } = await claimWithToken((_, response) => json(response, 200, 'hello'));
    expect([answer, asked]).toMatchObject([{ ok: false, trouble: { mayHaveHappened: 'no' } }, 0]);
  });

  test('cannot be reached, and nothing was asked of the API', async () => {
    const api = await localServer((_, response) => json(response, 200, { name: 'operations/1' }));
    expect(await way(api.url, `http://127.0.0.1:${await deadPort()}/token`).claimBatch([claim])).toMatchObject({
      ok: false,
      trouble: { kind: 'offline', mayHaveHappened: 'no' },
    });
  });

  test('loses the answer, which is no reason to doubt the claim: it was never sent', { timeout: 20_000 }, async () => {
    const { answer, asked } = await claimWithToken((_, response) => void response.destroy());
    expect([answer, asked]).toMatchObject([{ ok: false, trouble: { kind: 'offline', mayHaveHappened: 'no' } }, 0]);
  });
});

describe('a connection that dies before TLS is there', () => {
  test('is offline', async () => {
    const { url } = await tokens();
    const server = createTcpServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await way(`https://127.0.0.1:${port}`, `${url}/token`).claimBatch([claim])).toMatchObject({
      ok: false,
      trouble: { kind: 'offline' },
    });
  });
});

describe('the time of day', () => {
  const refusedAt = async (ms: number) => {
    const date = new Date(Date.now() + ms).toUTCString();
    const token = await localServer((_, response) => json(response, 400, { error: 'invalid_grant' }, { date }));
    const answer = await way('http://127.0.0.1:9', `${token.url}/token`).customers();
    return answer.ok ? undefined : [answer.trouble.kind, answer.trouble.code, answer.trouble.mayHaveHappened];
  };
  test.each([
    ['an hour fast', -3_600_000, 'CLOCK_WRONG'],
    ['years slow', 3 * 365 * 86_400_000, 'CLOCK_WRONG'],
    ['a minute off, and so it is the key', 60_000, 'invalid_grant'],
  ])('of a computer that is %s', async (_, ms, code) => {
    expect(await refusedAt(ms)).toEqual(['sign-in', code, 'no']);
  });

  test('at which Google wants to be asked again is one of Google’s clock', async () => {
    const year = 365 * 86_400_000;
    const headers = { date: new Date(Date.now() + year).toUTCString(), 'retry-after': new Date(Date.now() + year + 40_000).toUTCString() };
    const answer = await claimAt((_, response) => json(response, 429, {}, headers));
    expect(answer.ok ? undefined : answer.trouble.retryAfterMs).toBe(40_000);
  });
});
