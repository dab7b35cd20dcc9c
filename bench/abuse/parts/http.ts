import type { Random } from '../../labels/random.ts';
import { hostileText, spoilt } from '../hostile.ts';
import { inLanes } from '../lanes.ts';
import { leakIn } from '../leaks.ts';
import type { StationPart } from '../part.ts';
import { cutUp, talkRaw } from '../raw.ts';
import type { Victim } from '../victim.ts';

/** Requests to the browser host as any program and any web page on this computer could send them, whole and in pieces. */
export const http: StationPart = {
  name: 'http',
  share: 2,
  async run(abuse, victim) {
    await inLanes(abuse, 16, async (input) => {
      const random = abuse.random(input);
      const { text, mayRead, mayTalk } = request(random, victim);
      const { status, text: answer, ended } = await talkRaw(victim.server.port, cutUp(text, random.pick([1, 1, 1, 2, 5])));
      const shown = JSON.stringify(text.slice(0, 300));
      if (status === undefined && !ended) abuse.found('hangs', input, `no answer to ${shown}`);
      if (status === 500) abuse.found('crashes', input, `500 to ${shown}`);
      if (status === 200 && !mayRead) abuse.found('wrongAnswers', input, `200 to ${shown}`);
      if (status === 101 && !mayTalk) abuse.found('wrongAnswers', input, `a socket for ${shown}`);
      if (/access-control-allow|x-powered-by/i.test(answer)) abuse.found('leaks', input, `a header that lets others read: ${shown}`);
      const leak = leakIn(answer, victim);
      if (leak !== undefined) abuse.found('leaks', input, `${leak} in the answer to ${shown}`);
    });
  },
};

interface Asked {
  readonly text: string;
  readonly mayRead: boolean;
  readonly mayTalk: boolean;
}

function request(random: Random, { server }: Victim): Asked {
  const { host, origin, hash } = new URL(server.url);
  const token = hash.slice(7);
  const wantsSocket = random.fraction() < 0.4;
  // Three things that must be right, and each is wrong now and then.
  const rightHost = random.fraction() < 0.7;
  const rightOrigin = random.fraction() < 0.7;
  const rightToken = random.fraction() < 0.6;
  const named = rightHost
    ? host
    : random.pick([
        'localhost',
        `localhost:${server.port}`,
        'evil.example',
        `${host}.evil.example`,
        `127.0.0.1`,
        `evil@${host}`,
        '',
        spoilt(host, random),
      ]);
  const from = rightOrigin
    ? origin
    : random.pick([
        'https://evil.example',
        'null',
        `${origin}.evil.example`,
        origin.replace('http', 'https'),
        origin.toUpperCase(),
        `${origin}/`,
        spoilt(origin, random),
      ]);
  const offered = rightToken
    ? `claimstation, ${token}`
    : random.pick([
        'claimstation',
        token,
        `claimstation, ${token.slice(1)}x`,
        `claimstation,, ${token}`,
        `x, claimstation, ${token}`,
        `claimstation, ${token.toLowerCase()}`,
        `claimstation, ${token}\0`,
        hostileText(random),
      ]);
  const path = wantsSocket ? (random.fraction() < 0.8 ? '/rpc' : pathOf(random)) : pathOf(random);
  const method =
    wantsSocket || random.fraction() < 0.8
      ? 'GET'
      : random.pick(['HEAD', 'POST', 'PUT', 'OPTIONS', 'TRACE', 'CONNECT', 'PRI', 'get', 'G'.repeat(300), '\0']);
  const lines = [
    `${method} ${path} ${random.fraction() < 0.95 ? 'HTTP/1.1' : random.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''])}`,
    `Host: ${named}`,
    ...(wantsSocket || !rightOrigin ? [`Origin: ${from}`] : []),
    ...(wantsSocket ? upgrade(random, offered) : ['Connection: close']),
    ...headers(random),
  ];
  const isSame = (given: string, right: string) => given.trim() === right;
  return {
    text: `${lines.join('\r\n')}\r\n\r\n${body(random)}`,
    mayRead: isSame(named, host) && (!(wantsSocket || !rightOrigin) || isSame(from, origin)),
    mayTalk:
      isSame(named, host) &&
      isSame(from, origin) &&
      (rightToken || (/^\s*claimstation\s*,\s*/.test(offered) && offered.split(',')[1]?.trim() === token)),
  };
}

function upgrade(random: Random, offered: string): string[] {
  const right = [
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: ${offered.replaceAll(/[\r\n]/g, '')}`,
  ];
  return random.fraction() < 0.8
    ? right
    : right.map((line) => (random.fraction() < 0.7 ? line : random.pick(['X: 1', spoilt(line, random).replaceAll(/[\r\n]/g, '')])));
}

function pathOf(random: Random): string {
  const up = random.pick(['..', '%2e%2e', '.%2e', '%252e%252e', '..%00', '%c0%ae%c0%ae', '..;', '\\..', '%5c..', '....', '%2e%2e%2f..']);
  const slash = random.pick(['/', '%2f', '\\', '%5c', '//', '%252f']);
  return random.pick<() => string>([
    () => '/',
    () => '/index.html',
    () => `/${`${up}${slash}`.repeat(random.whole(1, 6))}secret.txt`,
    () => `/assets${slash}${`${up}${slash}`.repeat(2)}secret.txt`,
    () => `/assets/app.js${random.pick(['?x', '#y', '%00', '::$DATA', '/', '.map', ' '])}`,
    () => `http://evil.example/${up}/secret.txt`,
    () => `//${up}/secret.txt`,
    () => `/${encodeURIComponent(hostileText(random).toWellFormed()).slice(0, 3000)}`,
    () => `/${'a/'.repeat(random.pick([10, 3000, 9000]))}`,
    () => random.pick(['*', '', '?', '/con', '/%', '/%ff', '/.', '/..', '/assets', '/assets/', '/~root', '/\0']),
  ])();
}

function headers(random: Random): string[] {
  if (random.fraction() < 0.6) return [];
  return random.pick<() => string[]>([
    () => Array.from({ length: random.pick([50, 3000]) }, (_, at) => `X-${at}: ${random.digits(3)}`),
    () => [`Cookie: ${'a'.repeat(random.pick([100, 17_000]))}`],
    () => ['Content-Length: 5', 'Transfer-Encoding: chunked'],
    () => ['Content-Length: 5', 'Content-Length: 6'],
    () => ['Host: evil.example'],
    () => [`Sec-Fetch-Site: ${random.pick(['cross-site', 'same-origin', 'none'])}`],
    () => [' folded: 1', 'no colon', ': empty'],
    () => [`X: ${hostileText(random).replaceAll(/[\r\n]/g, '')}`],
    () => ['Expect: 100-continue', 'Content-Length: 1000'],
    () => ['Range: bytes=0-1,5-9999999999', 'If-None-Match: *', 'Accept-Encoding: br'],
  ])();
}

function body(random: Random): string {
  return random.fraction() < 0.85
    ? ''
    : random.pick<() => string>([
        () => hostileText(random),
        () => 'GET /secret.txt HTTP/1.1\r\nHost: x\r\n\r\n',
        () => '5\r\nhello\r\n0\r\n\r\n',
        () => 'FFFFFFFFFFFFFFFF\r\n',
      ])();
}
