import { createSign } from 'node:crypto';
import { methods } from '../../../simulator/methods/table.ts';
import { descriptionOf } from '../../../simulator/http/routes.ts';
import type { Random } from '../../labels/random.ts';
import { hostileText, hostileValue, spoilt } from '../hostile.ts';
import { inLanes } from '../lanes.ts';
import { leakIn } from '../leaks.ts';
import type { StationPart } from '../part.ts';
import { cutUp, talkRaw } from '../raw.ts';
import type { Victim } from '../victim.ts';

/** Practice brings its own Google, over HTTP on this computer: every method of it, with and without a right to ask. */
export const simulator: StationPart = {
  name: 'simulator',
  share: 2,
  async run(abuse, victim) {
    const { port } = new URL(victim.google.rootUrl);
    const token = await tokenOf(victim);
    await inLanes(abuse, 16, async (input) => {
      const random = abuse.random(input);
      const { text, mayAsk } = request(random, victim, token);
      const { status, text: answer, ended } = await talkRaw(Number(port), cutUp(text, random.pick([1, 1, 3])));
      const shown = JSON.stringify(text.slice(0, 400));
      if (status === undefined && !ended) abuse.found('hangs', input, `no answer to ${shown}`);
      if (status !== undefined && status >= 500) abuse.found('crashes', input, `${status} to ${shown}`);
      if (status === 200 && !mayAsk) abuse.found('wrongAnswers', input, `200 to ${shown}`);
      const leak = leakIn(answer, victim);
      if (leak !== undefined) abuse.found('leaks', input, `${leak} in the answer to ${shown}`);
    });
  },
};

const NAMES = Object.keys(methods);

function request(random: Random, victim: Victim, token: string): { text: string; mayAsk: boolean } {
  const { host } = new URL(victim.google.rootUrl);
  const rightHost = random.fraction() < 0.9;
  const rightToken = random.fraction() < 0.85;
  const described = descriptionOf(random.pick(NAMES as [keyof typeof methods, ...(keyof typeof methods)[]]));
  const path = described.flatPath.replaceAll(/\{(\w+)\}/g, (_, name: string) => variable(name, random, victim));
  const asked =
    random.fraction() < 0.9
      ? `/${path}`
      : random.pick(['/token', '/levers', '/ledger', '/', `/${encodeURIComponent(hostileText(random).toWellFormed()).slice(0, 500)}`]);
  const body = described.httpMethod === 'GET' ? '' : bodyOf(random);
  const authorization = rightToken
    ? `Bearer ${token}`
    : random.pick(['', 'Bearer', `bearer ${token}x`, `Basic ${token}`, hostileText(random).replaceAll(/[\r\n]/g, '')]);
  const lines = [
    `${random.fraction() < 0.95 ? described.httpMethod : random.pick(['POST', 'GET', 'DELETE'])} ${asked}${random.fraction() < 0.2 ? `?pageSize=${encodeURIComponent(hostileText(random).toWellFormed()).slice(0, 200)}` : ''} HTTP/1.1`,
    `Host: ${rightHost ? host : random.pick(['evil.example', `${host}.evil.example`, '0.0.0.0'])}`,
    `Authorization: ${authorization}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  const isOpen = ['/', '/ledger', '/levers'].includes(asked);
  return { text: `${lines.join('\r\n')}\r\n\r\n${body}`, mayAsk: rightHost && (rightToken || isOpen) };
}

function variable(name: string, random: Random, { google }: Victim): string {
  if (name === 'partnersId' && random.fraction() < 0.9) return google.partnerId;
  return random.pick([
    '1',
    random.digits(18),
    'apibatchoperation%2F1',
    '__proto__',
    '%',
    encodeURIComponent(hostileText(random).toWellFormed()).slice(0, 300),
  ]);
}

function bodyOf(random: Random): string {
  const or = (right: () => unknown): unknown => (random.fraction() < 0.85 ? right() : hostileValue(random));
  const identifier = () => ({
    imei: or(() => random.digits(15)),
    serialNumber: or(() => hostileText(random)),
    manufacturer: or(() => 'Google'),
    model: or(() => 'Pixel'),
  });
  const claim = () => ({
    customerId: or(() => '1048576201'),
    deviceIdentifier: or(identifier),
    sectionType: or(() => 'SECTION_TYPE_ZERO_TOUCH'),
    deviceMetadata: or(() => ({ entries: or(() => ({ ordernumber: hostileText(random) })) })),
    deviceId: or(() => random.digits(18)),
  });
  const whole = JSON.stringify(
    random.pick<() => unknown>([
      claim,
      () => ({ claims: or(() => Array.from({ length: random.whole(0, 20) }, claim)) }),
      () => ({ unclaims: or(() => [claim()]) }),
      () => ({ updates: or(() => [claim()]) }),
      () => ({ deviceIdentifier: or(identifier), limit: or(() => '10'), customerId: or(() => ['1048576201']) }),
      () => ({ customer: or(() => ({ companyName: or(() => hostileText(random)), ownerEmails: or(() => ['info@northwind.example']) })) }),
      () => hostileValue(random),
    ])(),
  );
  return random.fraction() < 0.8 ? (whole ?? '') : spoilt(whole ?? '', random);
}

async function tokenOf({ google }: Victim): Promise<string> {
  const key = JSON.parse(google.keyFile);
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: key.client_email,
    aud: google.tokenUrl,
    scope: 'https://www.googleapis.com/auth/androidworkprovisioning',
    iat: now,
    exp: now + 3600,
  };
  const signed = `${part({ alg: 'RS256' })}.${part(claims)}`;
  const assertion = `${signed}.${createSign('RSA-SHA256').update(signed).sign(key.private_key, 'base64url')}`;
  const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const reply = await fetch(google.tokenUrl, { method: 'POST', body: form });
  const { access_token } = Object(await reply.json());
  return String(access_token);
}
