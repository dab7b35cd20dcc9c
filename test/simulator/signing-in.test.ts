import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signIn } from './google-client.ts';
import { running } from './running.ts';

interface Attempt {
  claims?: Record<string, unknown>;
  alg?: string;
  key?: string;
  grant?: string;
}

async function ask(attempt: Attempt, keyFile: string, tokenUrl: string): Promise<[number, string]> {
  const key = JSON.parse(keyFile) as { client_email: string; private_key: string };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: key.client_email,
    scope: 'https://www.googleapis.com/auth/androidworkprovisioning',
    aud: 'https://oauth2.googleapis.com/token',
    iat: now,
    exp: now + 3600,
    ...attempt.claims,
  };
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: attempt.alg ?? 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = createSign('RSA-SHA256')
    .update(signed)
    .sign(attempt.key ?? key.private_key, 'base64url');
  const body = new URLSearchParams({
    grant_type: attempt.grant ?? 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${signed}.${signature}`,
  });
  const response = await fetch(tokenUrl, { method: 'POST', body });
  const answer = (await response.json()) as Record<string, unknown>;
  return [response.status, String(answer['error_description'] ?? answer['token_type'])];
}

describe('the token endpoint', () => {
  test('gives a bearer token for what its own key signed, also when its own address is the audience', async () => {
    const { simulator } = await running();
    expect([
      await ask({}, simulator.keyFile, simulator.tokenUrl),
      await ask({ claims: { aud: simulator.tokenUrl } }, simulator.keyFile, simulator.tokenUrl),
    ]).toEqual([
      [200, 'Bearer'],
      [200, 'Bearer'],
    ]);
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  test.each<[string, Attempt, string]>([
    ['another key', { key: stranger }, 'Invalid JWT Signature.'],
    ['another account', { claims: { iss: 'somebody@example.com' } }, 'Invalid grant: account not found'],
    ['another scope', { claims: { scope: 'https://www.googleapis.com/auth/drive' } }, 'Invalid OAuth scope or ID token audience provided.'],
    ['another audience', { claims: { aud: 'https://example.com/token' } }, 'Invalid JWT: Failed audience check.'],
    ['an expired assertion', { claims: { iat: seconds - 7200, exp: seconds - 3600 } }, 'Invalid JWT: Token must be a short-lived token'],
    [
      'an assertion from the future',
      { claims: { iat: seconds + 3600, exp: seconds + 7200 } },
      'Invalid JWT: Token must be a short-lived token',
    ],
    ['an assertion for a day', { claims: { exp: seconds + 86_400 } }, 'Invalid JWT: Token must be a short-lived token'],
    ['an assertion without times', { claims: { iat: null, exp: null } }, 'Invalid JWT: Token must be a short-lived token'],
    ['no signature algorithm', { alg: 'none' }, 'Invalid JWT: Unsupported algorithm.'],
    ['another grant', { grant: 'password' }, 'Invalid grant_type: password'],
  ])('refuses %s', async (_, attempt, words) => {
    const { simulator } = await running();
    expect(await ask(attempt, simulator.keyFile, simulator.tokenUrl)).toEqual([400, expect.stringContaining(words)]);
  });

  test('refuses what is no JWT at all', async () => {
    const { simulator } = await running();
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a.b.c.d' });
    const response = await fetch(simulator.tokenUrl, { method: 'POST', body });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'invalid_grant', error_description: expect.stringContaining('Invalid JWT') },
    ]);
  });
});

describe('a bearer token', () => {
  test('is asked for on every call, is good for an hour, and another one is not taken', async () => {
    let ahead = 0;
    const { simulator } = await running({ credentialNow: () => Date.now() + ahead });
    const { token } = await signIn(simulator).getAccessToken();
    const call = async (authorization?: string): Promise<number> => {
      const headers = authorization === undefined ? {} : { authorization };
      return (await fetch(`${simulator.rootUrl}/v1/partners/${simulator.partnerId}/customers`, { headers })).status;
    };
    const fresh = [await call(`Bearer ${token}`), await call(), await call('Bearer somebody-elses'), await call(`Basic ${token}`)];
    ahead = 3599_000 - 5000;
    const nearTheEnd = await call(`Bearer ${token}`);
    ahead = 3601_000;
    expect([fresh, nearTheEnd, await call(`Bearer ${token}`)]).toEqual([[200, 401, 401, 401], 200, 401]);
  });
});
