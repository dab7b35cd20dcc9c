import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Socket } from 'node:net';
import type { Abuse, StationPart } from '../part.ts';
import { openedSocket, type Victim } from '../victim.ts';
import { usedBytes } from '../watchdog.ts';
import { worksStill } from '../works-still.ts';
import { maskedFrame, upgraded } from '../web-socket.ts';

/**
 * What takes room, time and patience at a server, each kind at once and all at the same time: connections by the thousand, requests that
 * never end, answers that nobody reads. Meanwhile a window works.
 */
export const crowds: StationPart = {
  name: 'crowds',
  share: 2,
  most: 2000,
  async run(abuse, victim) {
    const size = abuse.to - abuse.from;
    const of = (share: number) => Math.max(2, Math.min(1000, Math.ceil(size * share)));
    const before = await usedBytes();
    const crowd: Socket[] = [];
    const kinds: Kind[] = [
      { what: 'a connection without a word', most: of(0.45), opening: [''] },
      { what: 'a request that never ends', most: of(0.3), opening: ['GET / HTTP/1.1\r\nHost: x\r\n'], more: 'X: y\r\n' },
      {
        what: 'a body that never ends',
        most: of(0.05),
        opening: [`POST / HTTP/1.1\r\nHost: ${host(victim)}\r\nContent-Length: 99999999\r\n\r\n`],
        more: 'x',
      },
      {
        what: 'a refused socket that stays',
        most: of(0.05),
        opening: ['GET /rpc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
      },
    ];
    // The station is twice as patient with it as with the others.
    const came = size >= 1000 ? kinds : kinds.filter(({ what }) => what !== 'a body that never ends');
    const watching = came.map(async (kind) => {
      const members = await Promise.all(Array.from({ length: kind.most }, () => joined(victim, kind)));
      crowd.push(...members);
      return { kind, members };
    });
    const groups = await Promise.all(watching);
    await during(abuse, victim, 'a crowd');
    await files(abuse, victim, of(0.1));
    await windows(abuse, victim, of(0.05));
    for (let second = 0; second < 20 && crowd.some((socket) => !socket.destroyed); second++) await sleep(1000);
    for (const { kind, members } of groups) {
      const left = members.filter((socket) => !socket.destroyed).length;
      if (left > 0) abuse.found('unbounded', abuse.to, `${left} of ${kind.most} are still there: ${kind.what}`);
    }
    for (const socket of crowd) socket.destroy();
    await sleep(200);
    const more = (await usedBytes()) - before;
    if (more > MOST_MORE) abuse.found('unbounded', abuse.to, `${Math.round(more / 1e6)} MB stay in use after the crowd has gone`);
  },
};

interface Kind {
  readonly what: string;
  readonly most: number;
  readonly opening: readonly string[];
  /** Sent again and again. */
  readonly more?: string;
}

const MOST_MORE = 48 * 1024 * 1024;

function host({ server }: Victim): string {
  return new URL(server.url).host;
}

/** One of them, which never hangs up by itself. */
function joined({ server }: Victim, { opening, more }: Kind): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => {});
    socket.on('data', () => {});
    const again: NodeJS.Timeout[] = more === undefined ? [] : [setInterval(() => socket.write(more), 150)];
    // It does not hang up when the other end does, but finds out whether that has gone for good.
    socket.on('end', () => again.push(setInterval(() => socket.write('x'), 100)));
    socket.on('close', () => {
      for (const timer of again) clearInterval(timer);
      resolve(socket);
    });
    socket.on('connect', () => {
      for (const piece of opening) socket.write(piece);
      resolve(socket);
    });
  });
}

async function during(abuse: Abuse, victim: Victim, what: string): Promise<void> {
  await worksStill(victim, { untilClaimed: false }).catch((error: unknown) =>
    abuse.found('notWorking', abuse.to, `during ${what}: ${String(error)}`),
  );
}

/** Somebody asks for the largest file and reads none of it. */
async function files(abuse: Abuse, victim: Victim, most: number): Promise<void> {
  const before = process.memoryUsage();
  const readers = Array.from({ length: most }, () => {
    const socket = connect({ port: victim.server.port, host: '127.0.0.1' });
    socket.pause();
    socket.on('error', () => {});
    socket.write(`GET /assets/app.js HTTP/1.1\r\nHost: ${host(victim)}\r\n\r\n`);
    return socket;
  });
  await sleep(500);
  const now = process.memoryUsage();
  const each = (now.arrayBuffers + now.heapUsed - before.arrayBuffers - before.heapUsed) / most;
  if (each > 1_000_000 && most > 50)
    abuse.found('unbounded', abuse.to, `${Math.round(each / 1000)} kB are kept for each file that nobody reads`);
  await during(abuse, victim, 'files that nobody reads');
  for (const socket of readers) socket.destroy();
}

/** What somebody with the token can do. */
async function windows(abuse: Abuse, victim: Victim, most: number): Promise<void> {
  const many = await Promise.all(Array.from({ length: Math.min(most, 100) }, () => openedSocket(victim.server.url).catch(() => undefined)));
  await sleep(100);
  if (victim.server.windows() > 20) abuse.found('unbounded', abuse.to, `${victim.server.windows()} windows are connected at once`);
  for (const socket of many) socket?.close();

  const flood = await openedSocket(victim.server.url);
  for (let call = 0; call < 20 * most; call++) flood.send(JSON.stringify({ i: `w${call}`, p: { u: '/station/watch', b: {} } }));
  await during(abuse, victim, 'a flood of subscriptions');
  flood.close();

  const unread = await upgraded(victim.server.url);
  const before = await usedBytes();
  unread.pause();
  for (let call = 0; call < 20 * most; call++)
    unread.write(maskedFrame(JSON.stringify({ i: `r${call}`, p: { u: '/claims/batches', b: { json: { limit: 200 } } } })));
  for (let call = 0; call < 20; call++) unread.write(maskedFrame(JSON.stringify({ i: `v${call}`, p: { u: '/station/watch', b: {} } })));
  for (let change = 0; change < 500; change++) {
    victim.station.changes.emit();
    if (change % 50 === 0) await sleep(45);
  }
  const more = (await usedBytes()) - before;
  if (more > MOST_MORE) abuse.found('unbounded', abuse.to, `${Math.round(more / 1e6)} MB wait for a window that does not read`);
  await during(abuse, victim, 'answers that nobody reads');
  unread.destroy();

  const pieces = await upgraded(victim.server.url);
  const closed = new Promise((resolve) => pieces.once('close', () => resolve(true)));
  pieces.resume();
  for (let piece = 0; piece < 6 && !pieces.destroyed; piece++) {
    pieces.write(maskedFrame('x'.repeat(1_000_000), { opcode: piece === 0 ? 1 : 0, last: false }));
    await sleep(5);
  }
  if (!(await Promise.race([closed, sleep(5000)])))
    abuse.found('unbounded', abuse.to, 'a message may be put together from pieces without end');
  pieces.destroy();
}
