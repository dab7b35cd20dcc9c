import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import { take, type Levers } from '../levers.ts';
import { readBody } from './body.ts';
import { methodOf } from './google.ts';
import { drawLatency } from './latency.ts';
import { refusal, type Reply } from './reply.ts';
import { send, sendSpoilt } from './sending.ts';

export interface Desk {
  readonly levers: Levers;
  readonly chance: Chance;
  /** False once it is closing: what is still on its way then never arrives. */
  isOpen(): boolean;
  /** The simulator's own pages, undefined for any other path: they answer whatever the levers say. */
  admin(request: IncomingMessage, pathname: string, body: string): Promise<Reply | undefined>;
  /** Google's side. Whatever it changed is kept before this resolves. */
  google(request: IncomingMessage, url: URL, body: string): Promise<Reply>;
}

/** Listens on 127.0.0.1 only. Rejects with Node's own error when the port cannot be had. */
export async function listen(port: number, desk: Desk): Promise<Server> {
  const server = createServer((request, response) => {
    serve(request, response, desk).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const body = await readBody(request);
  if (body === 'broken') return void response.destroy();
  const refusedHost = refusedByHost(request);
  if (refusedHost !== undefined) return send(response, refusedHost);
  if (body === 'too-large') return send(response, refusal('INVALID_ARGUMENT', 'Request payload size exceeds the limit.'));
  const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
  if (url === null) return send(response, refusal('INVALID_ARGUMENT', 'The address is not valid.'));
  const admin = await desk.admin(request, url.pathname, body.text);
  if (admin !== undefined) return send(response, admin);

  const { levers, chance } = desk;
  const away = drawLatency(levers.latency, chance);
  const asked = methodOf(request, url);
  await pause(away / 2);
  const lost = asked !== undefined && take(levers, 'dropRequest', asked, chance) !== undefined;
  if (lost || levers.offline || !desk.isOpen()) return void response.destroy();
  const reply = await desk.google(request, url, body.text).catch((error: unknown): Reply => {
    console.error(error);
    return refusal('INTERNAL', 'Internal error encountered.');
  });
  await pause(levers.delayMs + away / 2);
  const dropped = asked !== undefined && take(levers, 'dropReplyAfter', asked, chance) !== undefined;
  // Asked again: the cable may have been pulled while the work was done.
  if (dropped || levers.offline) return void response.destroy();
  const spoilt = asked === undefined ? undefined : take(levers, 'garble', asked, chance);
  if (spoilt === undefined) send(response, reply);
  else sendSpoilt(response, reply, spoilt.how);
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { ref: false });
}

/** Only for programs on this machine that asked for this machine: a name that a web page made to point here is refused. */
function refusedByHost(request: IncomingMessage): Reply | undefined {
  const { localPort, remoteAddress } = request.socket;
  const host = request.headers.host;
  const isOurs = host === `127.0.0.1:${localPort}` || host === `localhost:${localPort}`;
  return isOurs && remoteAddress === '127.0.0.1' ? undefined : refusal('PERMISSION_DENIED', 'The simulator answers on 127.0.0.1 only.');
}
