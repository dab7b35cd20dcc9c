import type { IncomingMessage } from 'node:http';
import type { Levers } from '../levers.ts';
import type { LedgerEntry } from '../world/ledger.ts';
import { documentationPage, type Place } from '../page/page.ts';
import { readLevers, shownLevers } from './lever-change.ts';
import { answer, refusal, type Reply } from './reply.ts';

/** The simulator's own pages, `/`, `/levers` and `/ledger`; undefined for any other path. */
export function adminReply(
  request: IncomingMessage,
  pathname: string,
  body: string,
  simulator: { readonly levers: Levers; readonly place: Place; ledger(): LedgerEntry[] },
): Reply | undefined {
  if (pathname !== '/' && pathname !== '/levers' && pathname !== '/ledger') return undefined;
  // A page in a browser on this machine must not be able to pull a lever: it cannot avoid Origin, nor send JSON without asking first.
  if (request.headers.origin !== undefined) return refusal('PERMISSION_DENIED', 'Not for web pages.');
  if (request.method === 'GET') return shown(pathname, simulator);
  if (request.method !== 'POST' || pathname !== '/levers')
    return refusal('INVALID_ARGUMENT', `Method ${request.method} is not allowed here.`);
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    return refusal('INVALID_ARGUMENT', 'Send JSON, with content-type application/json.');
  return pull(simulator.levers, body);
}

function shown(pathname: string, simulator: Parameters<typeof adminReply>[3]): Reply {
  if (pathname === '/levers') return answer(shownLevers(simulator.levers));
  const entries = simulator.ledger();
  return pathname === '/ledger' ? answer({ entries }) : documentationPage(simulator.place, simulator.levers, entries);
}

function pull(levers: Levers, body: string): Reply {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return refusal('INVALID_ARGUMENT', 'The body is not JSON.');
  }
  const change = readLevers(json);
  if (!change.ok) return change.reply;
  Object.assign(levers, change.value);
  return answer(shownLevers(levers));
}
