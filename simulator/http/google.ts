import type { IncomingMessage } from 'node:http';
import type { BearerTokens } from '../access/bearer-tokens.ts';
import { exchangeToken, oauthError, type TokenDesk } from '../access/token-endpoint.ts';
import { take } from '../levers.ts';
import type { World } from '../world/world.ts';
import { int64, read } from './message.ts';
import { refusal, refusalByHttpStatus, type Reply } from './reply.ts';
import { refusedQuery, routeOf, type Route } from './routes.ts';
import type { Answered } from './server.ts';

export interface GoogleSide {
  readonly world: World;
  readonly tokens: BearerTokens;
  readonly tokenDesk: TokenDesk;
  /** The clock of credentials: clients sign with the real time, whatever the world's clock says. Milliseconds. */
  credentialNow(): number;
  /** The 429 when the quota is used up. */
  quota(now: number): Reply | undefined;
}

/** Answers a request as Google would: first who is asking, then whether he may, then what is asked. */
export function askGoogle(request: IncomingMessage, url: URL, body: string, google: GoogleSide): Answered {
  if (url.pathname === '/token') return { method: 'token', reply: askForToken(request, body, google) };
  const found = routeOf(request.method ?? 'GET', url.pathname);
  if ('reply' in found) return { method: undefined, reply: found.reply };
  return { method: found.route.name, reply: callMethod(request, url, body, found.route, google) };
}

function askForToken(request: IncomingMessage, body: string, { world, tokenDesk, credentialNow }: GoogleSide): Reply {
  const failure = take(world.levers.failNext, 'token');
  if (failure !== undefined) {
    const reply = oauthError(failure.code ?? 'invalid_grant', 'The simulator was told to fail.', failure.status);
    return failure.retryAfter === undefined ? reply : { ...reply, headers: { 'retry-after': String(failure.retryAfter) } };
  }
  if (request.method !== 'POST') return oauthError('invalid_request', 'Only POST is allowed.', 405);
  const reply = exchangeToken(body, credentialNow(), tokenDesk);
  if (reply.status === 200) world.changed();
  return reply;
}

function callMethod(request: IncomingMessage, url: URL, body: string, { name, method, path }: Route, google: GoogleSide): Reply {
  const { world } = google;
  const failure = take(world.levers.failNext, name);
  if (failure !== undefined) return refusalByHttpStatus(failure.status, failure.code, failure.retryAfter);
  const refused =
    google.tokens.refused(request.headers.authorization, google.credentialNow()) ??
    google.quota(world.now()) ??
    refusedQuery(url.searchParams, method) ??
    refusedPartner(path['partnerId'], world.partnerId);
  if (refused !== undefined) return refused;
  const json = parseJson(body);
  if (json === undefined) return refusal('INVALID_ARGUMENT', 'Invalid JSON payload received. Unexpected token.');
  world.catchUp();
  return method.handle({ path, query: url.searchParams, body: json.value }, world);
}

function refusedPartner(asked: string | undefined, ours: string): Reply | undefined {
  if (asked === undefined || asked === ours) return undefined;
  const isNumber = read(int64, asked).ok;
  if (!isNumber) return refusal('INVALID_ARGUMENT', `Invalid value at 'partner_id' (TYPE_INT64), ${JSON.stringify(asked)}`);
  return refusal('PERMISSION_DENIED', 'The caller does not have permission', 'AUTHORIZATION_FAIL');
}

function parseJson(body: string): { value: unknown } | undefined {
  if (body.trim() === '') return { value: {} };
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}
