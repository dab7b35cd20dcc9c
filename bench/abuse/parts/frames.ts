import type { MessagePort as NodePort } from 'node:worker_threads';
import type { Random } from '../../labels/random.ts';
import { deep, hostileText, hostileValue, spoilt } from '../hostile.ts';
import { deadline, inLanes } from '../lanes.ts';
import { leakIn } from '../leaks.ts';
import type { StationPart } from '../part.ts';
import { openedSocket, type Victim } from '../victim.ts';

/** Raw messages on both wires, below the library that makes calls of them. What no window of ours says ends its wire, and nothing else. */
export const frames: StationPart = {
  name: 'frames',
  share: 2,
  async run(abuse, victim) {
    const one = async (input: number, wire: RawWire): Promise<void> => {
      const random = abuse.random(input);
      const leaks: string[] = [];
      wire.heard((answer) => leaks.push(leakIn(answer, victim) ?? ''));
      for (let count = random.whole(0, 3); count > 0; count--) wire.send(call(random));
      const said = random.fraction() < 0.6 ? noCall(random, wire.takesAnything) : anyCall(random);
      wire.send(said.frame);
      if (said.endsIt && !(await wire.ended())) abuse.found('wrongAnswers', input, `the wire outlived ${String(said.frame).slice(0, 200)}`);
      wire.close();
      const leak = leaks.find((one) => one !== '');
      if (leak !== undefined) abuse.found('leaks', input, `${String(said.frame).slice(0, 200)} is answered with ${leak}`);
    };
    await inLanes(abuse, 8, async (input) => {
      if (input % 2 === 0) await one(input, await overSocket(victim));
    });
    // One at a time: the page that asks for a port is the only one that has any.
    await inLanes(abuse, 1, async (input) => {
      if (input % 2 === 1) await one(input, await overPort(victim));
    });
  },
};

interface RawWire {
  /** Whether it carries more than text and bytes. */
  readonly takesAnything: boolean;
  send(frame: unknown): void;
  heard(listener: (answer: unknown) => void): void;
  ended(): Promise<boolean>;
  close(): void;
}

async function overSocket(victim: Victim): Promise<RawWire> {
  const socket = await openedSocket(victim.server.url);
  const closed = new Promise<true>((resolve) => socket.addEventListener('close', () => resolve(true)));
  return {
    takesAnything: false,
    send: (frame) => socket.send(frame instanceof Uint8Array ? Uint8Array.from(frame) : String(frame)),
    heard: (listener) => socket.addEventListener('message', ({ data }) => listener(data)),
    ended: () => happens(closed),
    close: () => socket.close(),
  };
}

async function overPort(victim: Victim): Promise<RawWire> {
  const port: NodePort = victim.port();
  const closed = new Promise<true>((resolve) => port.once('close', () => resolve(true)));
  return {
    takesAnything: true,
    send: (frame) => port.postMessage(frame),
    heard: (listener) => port.on('message', listener),
    ended: () => happens(closed),
    close: () => port.close(),
  };
}

function happens(event: Promise<true>): Promise<boolean> {
  return deadline(event, 20_000).then(
    (value) => value === true,
    () => false,
  );
}

interface Said {
  readonly frame: unknown;
  readonly endsIt: boolean;
}

const PATHS = ['/claims/held', '/station/watch', '/shift/summary', '/claims/hurry', '/nothing/here', '/__proto__/toString'] as const;

function call(random: Random): string {
  return JSON.stringify({ i: random.digits(4), p: { u: random.pick(PATHS), b: { json: {} } } });
}

/** What our client could say, whatever is in it. */
function anyCall(random: Random): Said {
  const i = random.pick(['1', '__proto__', 'constructor', random.digits(8)]);
  const frame = random.pick<() => unknown>([
    () => ({ i, t: 4 }),
    () => ({ i, p: { u: random.pick(PATHS) } }),
    () => ({ i, p: { u: random.pick(PATHS), b: { json: hostileValue(random) } } }),
    () => ({
      i,
      p: { u: '/packing/scan', b: { json: { a: ['1'] }, meta: [[random.whole(-1, 9), 'a', random.pick<unknown>([0, 'b', '__proto__'])]] } },
    }),
    () => ({ i, p: { u: '/station/change', b: { json: JSON.parse('{"__proto__":{"sound":true},"constructor":1}') } } }),
    () => ({ i, p: { u: '/station/watch', h: { 'last-event-id': hostileText(random).slice(0, 90) } } }),
  ])();
  const levels = random.pick([10, 1000, 200_000]);
  const nested = `{"i":"1","p":{"u":"/packing/scan","b":{"json":${'['.repeat(levels)}${']'.repeat(levels)}}}}`;
  return { frame: random.fraction() < 0.1 ? nested : JSON.stringify(frame), endsIt: false };
}

/** What it could not. */
function noCall(random: Random, anything: boolean): Said {
  const i = random.digits(3);
  const u = random.pick(PATHS);
  const text = random.pick<() => unknown>([
    () => hostileText(random).replace(/^[\s\d]*$/, 'x'),
    () => call(random).slice(0, -random.whole(1, 20)),
    () => `${call(random)}${random.pick(['}', 'x', '\0', ','])}`,
    () => spoilt(call(random), random).replaceAll('"', "'"),
    () => Buffer.from(call(random)),
    () => Buffer.from(Array.from({ length: random.whole(1, 50) }, () => random.whole(0, 255))),
    () => Buffer.concat([Buffer.from(JSON.stringify({ i, p: { u, b: {} } })), Buffer.from([255]), Buffer.alloc(1000)]),
    () => JSON.stringify({ i, t: 3, p: { e: 'message', d: hostileValue(random) } }),
    () => JSON.stringify({ i, p: { u, h: { 'content-type': 'text/event-stream' } } }),
    () => JSON.stringify({ i, p: { u, b: 'a=1', h: { 'content-type': 'application/x-www-form-urlencoded' } } }),
    () => JSON.stringify({ i, p: { u, h: { 'content-disposition': `filename="${'\\'.repeat(random.pick([1, 5000]))}` } } }),
    () => JSON.stringify({ i, p: { u: `http://evil.example${u}` } }),
    () => JSON.stringify({ i, p: { u: random.pick(['/..//', '//evil/a', '/a?data={}', '/%2e%2e', '']) } }),
    () => JSON.stringify({ i, p: { u, m: 'GET' } }),
    () => JSON.stringify({ i: random.pick<unknown>([1, null, 'x'.repeat(1000), { a: 1 }]), p: { u } }),
    () => JSON.stringify({ i, p: { u, b: { json: 1, meta: Array.from({ length: 3000 }, (_, at) => [3, at]) } } }),
    () => JSON.stringify({ i, p: { u, b: { json: 1, maps: [['a']] } } }),
    () => JSON.stringify(random.pick<unknown>([null, 1, 'x', [], {}, deep(500, true), [call(random)]])),
    () => '['.repeat(random.pick([1, 100_000])),
  ])();
  return { frame: anything && random.fraction() < 0.4 ? clonable(random) : text, endsIt: true };
}

/** What a port carries and JSON does not. */
function clonable(random: Random): unknown {
  const circle: { self?: unknown; i: string } = { i: '1' };
  circle.self = circle;
  return random.pick<unknown>([
    circle,
    { i: '1', p: { u: '/claims/held' } },
    { i: '1', t: 3, p: circle },
    { i: 10n, p: null },
    { i: '1', p: { u: '/packing/scan', b: { json: new Map([[circle, new Set([Number.NaN])]]) } } },
    new Date(Number.NaN),
    /(a+)+$/,
    new Error('no'),
    undefined,
    null,
    Number.NaN,
    10n,
    [undefined, circle],
    new ArrayBuffer(10),
    new Uint8Array([123, 255, 125]),
    hostileValue(random, 2) ?? 1,
  ]);
}
