import type { IncomingMessage } from 'node:http';
import type { Levers } from '../levers.ts';
import type { LedgerEntry } from '../world/ledger.ts';
import { bool, int32, listOf, message, oneOf, read, text, type Problem, type Reader } from './message.ts';
import { answer, refusal, type Reply } from './reply.ts';
import { methodNames } from './routes.ts';

/** The simulator's own pages, `/levers` and `/ledger`; undefined for any other path. */
export function adminReply(
  request: IncomingMessage,
  pathname: string,
  body: string,
  simulator: { readonly levers: Levers; ledger(): LedgerEntry[] },
): Reply | undefined {
  if (pathname !== '/levers' && pathname !== '/ledger') return undefined;
  // A page in a browser on this machine must not be able to pull a lever: it cannot avoid Origin, nor send JSON without asking first.
  if (request.headers.origin !== undefined) return refusal('PERMISSION_DENIED', 'Not for web pages.');
  if (request.method === 'GET') return answer(pathname === '/levers' ? shown(simulator.levers) : { entries: simulator.ledger() });
  if (request.method !== 'POST' || pathname !== '/levers')
    return refusal('INVALID_ARGUMENT', `Method ${request.method} is not allowed here.`);
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    return refusal('INVALID_ARGUMENT', 'Send JSON, with content-type application/json.');
  return pull(simulator.levers, body);
}

function pull(levers: Levers, body: string): Reply {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return refusal('INVALID_ARGUMENT', 'The body is not JSON.');
  }
  // What this one may be and a proto3 message may not: null takes the limit away, and a single entry needs no brackets.
  const lifted = typeof json === 'object' && json !== null && 'batchLimit' in json && json.batchLimit === null;
  const change = read(LeverChange, json);
  if (!change.ok) return change.reply;
  const { dropReplyAfter, failNext, ...plain } = change.value;
  Object.assign(levers, plain);
  if (lifted) levers.batchLimit = undefined;
  if (dropReplyAfter !== undefined) levers.dropReplyAfter = dropReplyAfter.map(({ method = '*', times = 1 }) => ({ method, times }));
  if (failNext !== undefined) {
    levers.failNext = failNext.map(({ method = '*', times = 1, status = 503, code, retryAfter }) => ({
      method,
      times,
      status,
      code,
      retryAfter,
    }));
  }
  return answer(shown(levers));
}

function shown(levers: Levers): object {
  return { ...levers, batchLimit: levers.batchLimit ?? null };
}

const Method = oneOf('a method of the simulator, token or *', [...methodNames(), 'token', '*']);

const LeverChange = message('Levers', {
  offline: bool,
  delayMs: within(0, 600_000),
  dropReplyAfter: oneOrMore(message('Drop', { method: Method, times: within(1, 1_000_000) })),
  failNext: oneOrMore(
    message('Failure', {
      method: Method,
      status: within(400, 599),
      code: text,
      retryAfter: within(0, 86_400),
      times: within(1, 1_000_000),
    }),
  ),
  neverDone: boolOrFrozen,
  repeatClaim: oneOf('RepeatClaim', ['success', 'already-exists']),
  loseRow: bool,
  batchLimit: within(1, 1_000_000),
  forgetOperations: bool,
});

function boolOrFrozen(value: unknown, place: string, problems: Problem[]): boolean | 'frozen' | undefined {
  return value === 'frozen' ? value : bool(value, place, problems);
}

function oneOrMore<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, place, problems) => listOf(item)(Array.isArray(value) ? value : [value], place, problems);
}

function within(least: number, most: number): Reader<number> {
  return (value, place, problems) => {
    const number = int32(value, place, problems);
    if (number === undefined || (number >= least && number <= most)) return number;
    problems.push({ field: place, description: `Invalid value at '${place}', ${number} is not between ${least} and ${most}` });
    return undefined;
  };
}
