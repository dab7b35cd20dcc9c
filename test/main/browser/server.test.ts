import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { contract } from '../../../core/contract.ts';
import { serveBrowser, type BrowserServer } from '../../../main/browser/server.ts';
import type { StationRouter } from '../../../main/router.ts';

/** Only a wire is under test here; whatever answers behind it may be small. */
const service = implement({ claims: { hurry: contract.claims.hurry } });
const router = service.router({
  claims: { hurry: service.claims.hurry.handler(() => ({ outcome: 'hurried' })) },
}) as unknown as StationRouter;

let folder: string;
let server: BrowserServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'window-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="./assets/app.js"></script>');
  writeFileSync(join(folder, 'assets', 'reader.wasm'), 'wasm');
  writeFileSync(join(folder, '..', 'outside.txt'), 'secret');
  server = await serveBrowser({ router, folder, port: 0, failed: (error) => expect.unreachable(String(error)) });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const origin = () => new URL(server.url).origin;
const token = () => new URL(server.url).hash.replace('#token=', '');

interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A request as a page or a program could send it; fetch would not let us forge Host or keep `..` in a path. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

describe('the files of the browser host', () => {
  test('the page comes with a strict policy and a nonce of its own each time', async () => {
    const [first, second] = [await ask('/'), await ask('/')];
    const policy = String(first.headers['content-security-policy']);
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? '';
    expect(first.status).toBe(200);
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
    expect(second.body).not.toBe(first.body);
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(Object.keys(first.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('WebAssembly has its own type, or the browser would refuse to compile it as it streams', async () => {
    expect((await ask('/assets/reader.wasm')).headers['content-type']).toBe('application/wasm');
  });

  test.each(['/../outside.txt', '/%2e%2e/outside.txt', '/assets/../../outside.txt', '/..%2foutside.txt', '/%00', '/%ff', '/assets/'])(
    'nothing outside the window’s folder is served for %s',
    async (path) => {
      const reply = await ask(path);
      expect(reply.status).toBe(404);
      expect(reply.body).not.toContain('secret');
    },
  );

  test.each([
    ['another name for this computer (DNS rebinding)', { Host: 'evil.example' }],
    ['localhost, which another program may own', { Host: 'localhost' }],
    ['another site’s script', { Origin: 'https://evil.example' }],
    ['another site’s image or frame', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('%s gets nothing', async (_who, headers) => {
    expect((await ask('/', headers)).status).toBe(403);
  });

  test('only reading is possible', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });
});

describe('the socket of the browser host', () => {
  const connect = (options: { protocols?: string[]; path?: string; headers?: Record<string, string> }): Promise<string> =>
    new Promise((resolve) => {
      const headers = { Origin: origin(), ...options.headers };
      const socket = new WebSocket(
        `ws://127.0.0.1:${server.port}${options.path ?? '/rpc'}`,
        options.protocols ?? ['claimstation', token()],
        { headers },
      );
      socket.on('open', () => {
        resolve('open');
        socket.close();
      });
      socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
      socket.on('error', () => resolve('error'));
    });

  test('opens for its own page with this start’s token', async () => {
    expect(await connect({})).toBe('open');
  });

  test.each([
    ['a wrong token', () => ({ protocols: ['claimstation', 'x'.repeat(token().length)] })],
    ['a token that is too short', () => ({ protocols: ['claimstation', 'x'] })],
    ['no token', () => ({ protocols: ['claimstation'] })],
    ['the token alone', () => ({ protocols: [token()] })],
    ['another origin', () => ({ headers: { Origin: 'https://evil.example' } })],
    ['a sandboxed page', () => ({ headers: { Origin: 'null' } })],
    ['another host name', () => ({ headers: { Host: `evil.example:${server.port}` } })],
    ['another path', () => ({ path: '/other' })],
  ])('refuses %s', async (_who, options) => {
    expect(await connect(options())).toBe('403');
  });

  test('refuses a page that sends no origin', async () => {
    const reply = await new Promise<string>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, ['claimstation', token()]);
      socket.on('open', () => resolve('open'));
      socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
      socket.on('error', () => {});
    });
    expect(reply).toBe('403');
  });

  test('garbage and huge frames end the connection and nothing else', async () => {
    for (const frame of ['garbage', '{"i":', Buffer.alloc(5 * 1024 * 1024), Buffer.from([1, 2, 3])]) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, ['claimstation', token()], { headers: { Origin: origin() } });
      await new Promise((resolve) => socket.on('open', resolve));
      socket.on('error', () => {});
      socket.send(frame);
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.terminate();
    }
    expect(await connect({})).toBe('open');
  });
});

describe('a crowd at the browser host', () => {
  const knock = (said: string): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
      socket.on('error', () => {}).on('data', () => {});
      socket.on('connect', () => {
        socket.write(said);
        resolve(socket);
      });
    });
  const open = () =>
    new Promise<WebSocket>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, ['claimstation', token()], { headers: { Origin: origin() } });
      socket.on('open', () => resolve(socket)).on('error', () => {});
    });

  test('of 300 that wait at the door does not keep the window out', async () => {
    const crowd = await Promise.all(Array.from({ length: 300 }, () => knock('')));
    expect((await ask('/')).status).toBe(200);
    const window = await open();
    await vi.waitFor(() =>
      expect(crowd.filter(({ readableEnded, destroyed }) => readableEnded || destroyed).length).toBeGreaterThanOrEqual(44),
    );
    expect(window.readyState).toBe(WebSocket.OPEN);
    window.terminate();
    for (const one of crowd) one.destroy();
  });

  test('of windows has its newest sixteen', async () => {
    const windows: WebSocket[] = [];
    for (let count = 0; count < 18; count++) windows.push(await open());
    await vi.waitFor(() => expect(windows.map(({ readyState }) => readyState)).toEqual([3, 3, ...Array.from({ length: 16 }, () => 1)]));
    expect(server.windows()).toBe(16);
    for (const window of windows) window.terminate();
  });

  test('whose socket was refused is gone, though it does not hang up', async () => {
    const refused = await knock('GET /rpc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const gone = new Promise((resolve) => refused.on('close', () => resolve('gone')));
    await new Promise((resolve) => refused.on('end', resolve));
    // What is written to somebody who only stopped talking would arrive.
    const writing = setInterval(() => refused.write('x'), 20);
    expect(await gone).toBe('gone');
    clearInterval(writing);
  });
});

test('a port that another program has taken is replaced by a free one', async () => {
  const other = createServer();
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const second = await serveBrowser({ router, folder, port: taken, failed: (error) => expect.unreachable(String(error)) });
  expect(second.port).not.toBe(taken);
  await second.close();
  other.close();
});
