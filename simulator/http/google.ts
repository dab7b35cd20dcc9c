import type { IncomingMessage } from 'node:http';
import type { BearerTokens } from '../access/bearer-tokens.ts';
import { exchangeToken, oauthError, type TokenDesk } from '../access/token-endpoint.ts';
import { take } from '../levers.ts';
import type { Query } from '../methods/method.ts';
import type { MethodName } from '../methods/table.ts';
import type { World } from '../world/world.ts';
import { int64, read } from './message.ts';
import { refusal, refusalByHttpStatus, refusalWith, type Reply } from './reply.ts';
import { routeOf, type Route } from './routes.ts';

export interface GoogleSide {
  readonly world: World;
  readonly tokens: BearerTokens;
  readonly tokenDesk: TokenDesk;
  /** The clock of credentials: clients sign with the real time, whatever the world's clock says. Milliseconds. */
  credentialNow(): number;
  /** The 429 when the quota is used up. */
  quota(now: number, queriesPerWindow: number | undefined): Reply | undefined;
}

/** Answers a request as Google would: first who is asking, then whether he may, then what is asked. */
export function askGoogle(request: IncomingMessage, url: URL, body: string, google: GoogleSide): Reply {
  if (url.pathname === tokenPath) return askForToken(request, body, google);
  const found = routeOf(request.method ?? 'GET', url.pathname);
  return 'reply' in found ? found.reply : callMethod(request, url, body, found.route, google);
}

/** What a request is for, where it is for something that there is. */
export function methodOf(request: IncomingMessage, url: URL): MethodName | 'token' | undefined {
  if (url.pathname === tokenPath) return 'token';
  const found = routeOf(request.method ?? 'GET', url.pathname);
  return 'route' in found ? found.route.name : undefined;
}

const tokenPath = '/token';

function askForToken(request: IncomingMessage, body: string, { world, tokenDesk, credentialNow }: GoogleSide): Reply {
  const failure = take(world.levers, 'failNext', 'token', world.chance);
  if (failure !== undefined) {
    const reply = oauthError(failure.code ?? 'invalid_grant', 'The simulator was told to fail.', failure.status);
    return failure.retryAfter === undefined ? reply : { ...reply, headers: { 'retry-after': String(failure.retryAfter) } };
  }
  if (request.method !== 'POST') return oauthError('invalid_request', 'Only POST is allowed.', 405);
  return exchangeToken(body, credentialNow(), tokenDesk);
}

function callMethod(request: IncomingMessage, url: URL, body: string, route: Route, google: GoogleSide): Reply {
  const { world } = google;
  const { levers } = world;
  const failure = take(levers, 'failNext', route.name, world.chance);
  if (failure !== undefined) return refusalByHttpStatus(failure.status, failure.code, failure.retryAfter);
  const refused =
    google.tokens.refused(request.headers.authorization, google.credentialNow()) ??
    google.quota(world.now(), levers.quotaPer100Seconds) ??
    refusedPartner(route.path['partnersId'], world.partnerId) ??
    (levers.terms === 'refused' ? refusedTerms() : undefined);
  if (refused !== undefined) return refused;
  const query = route.readQuery(url.searchParams);
  if (!query.ok) return query.reply;
  const json = parseJson(body);
  if (json === undefined) return refusal('INVALID_ARGUMENT', 'Invalid JSON payload received. Unexpected token.', 'INVALID_PARAMETER');
  const message = route.readBody(json.value);
  if (!message.ok) return message.reply;
  world.catchUp();
  return route.method.handle({ path: route.path, query: query.value as Query, body: message.value }, world);
}

/** As Google words it for its customer API (TosError in the reference). */
function refusedTerms(): Reply {
  return refusalWith('PERMISSION_DENIED', 'The latest Terms of Service must be accepted.', [
    { '@type': 'type.googleapis.com/google.android.device.provisioning.v1.TosError', latestTosAccepted: false },
  ]);
}

function refusedPartner(asked: string | undefined, ours: string): Reply | undefined {
  if (asked === undefined || asked === ours) return undefined;
  const isNumber = read(int64, asked).ok;
  if (!isNumber)
    return refusal('INVALID_ARGUMENT', `Invalid value at 'partner_id' (TYPE_INT64), ${JSON.stringify(asked)}`, 'INVALID_PARAMETER');
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
