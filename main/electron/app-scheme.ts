import { readFile } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, newNonce, withNonce } from '../content-security.ts';
import { appScheme, isOurs } from './app-origin.ts';

/** Must run before Electron is ready: later the scheme stays an unprivileged one, without fetch, workers or a storage of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers `claimstation://app/…` with the files of `folder`, and nothing else with anything. */
export function serveApp(session: Pick<Session, 'protocol'>, folder: string): void {
  session.protocol.handle(appScheme, (request) => answer(request, folder));
}

async function answer(request: Pick<Request, 'url' | 'method'>, folder: string): Promise<Response> {
  const nonce = newNonce();
  // On every answer, not only on the page: a worker is bound by the policy that came with its own script.
  const headers = {
    ...fixedHeaders,
    'Content-Security-Policy': contentSecurityPolicy({ nonce, connect: [] }),
  };

  if (request.method !== 'GET') return new Response('only GET', { status: 405, headers });
  const path = pathInside(folder, request.url);
  const type = path === undefined ? undefined : contentTypes[extname(path)];
  if (path === undefined || type === undefined) return new Response('not found', { status: 404, headers });

  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readFile(path);
  } catch {
    return new Response('not found', { status: 404, headers });
  }
  const isPage = extname(path) === '.html';
  const body = isPage ? withNonce(new TextDecoder().decode(bytes), nonce) : bytes;
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': type,
      ...(isPage ? { 'Cache-Control': 'no-store' } : {}),
    },
  });
}

/** The file that an address names, or undefined when it names nothing inside the folder, however it is written. */
export function pathInside(folder: string, address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !isOurs(address)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  // On Windows a backslash separates folders and a colon begins a drive or a stream. No file of ours has one in its name.
  if (/[\\:\0]/.test(path)) return undefined;
  const found = resolve(folder, join('.', path === '/' ? 'index.html' : path));
  const way = relative(folder, found);
  return way === '' || way === '..' || way.startsWith(`..${sep}`) ? undefined : found;
}

const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
};

/** What the build makes. A file of any other kind is not ours to serve. `application/wasm` is what streaming compilation asks for. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};
