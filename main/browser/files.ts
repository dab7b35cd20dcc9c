import { open, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentSecurityPolicy, newNonce, withNonce } from '../content-security.ts';

/** Serves the built window from one folder, with the headers that keep it to itself. */
export function files(folder: string, origin: string): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const file = fileFor(folder, request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') return void answer(response, 405, 'text/plain', 'Only GET.');
    const opened = file === undefined ? undefined : await openFile(file);
    if (file === undefined || opened === undefined) return void answer(response, 404, 'text/plain', 'Not here.');
    try {
      const nonce = newNonce();
      response.setHeader('Content-Security-Policy', contentSecurityPolicy({ nonce, connect: [origin.replace('http:', 'ws:')] }));
      // Serial and HID for scanners that are no keyboards; the browser still lets the worker pick each of them by hand.
      response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(self), hid=(self)');
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      // Files with a hash in their name never change; the page itself carries a nonce and is new every time.
      response.setHeader('Cache-Control', file.includes(`${sep}assets${sep}`) ? 'max-age=31536000, immutable' : 'no-store');
      if (type.startsWith('text/html')) return void answer(response, 200, type, withNonce(await opened.handle.readFile('utf8'), nonce));
      head(response, 200, type, opened.size);
      if (request.method === 'HEAD') return void response.end();
      // Piece by piece: of a file that nobody reads to the end, no more than a piece is kept.
      await pipeline(opened.handle.createReadStream({ autoClose: false }), response).catch(() => response.destroy());
    } finally {
      await opened.handle.close();
    }
  };
}

/** Undefined where there is nothing to be read, such as for a folder, or a name that is a device on Windows. */
async function openFile(path: string): Promise<{ readonly handle: FileHandle; readonly size: number } | undefined> {
  const handle = await open(path).catch(() => undefined);
  const stats = await handle?.stat();
  if (handle !== undefined && stats?.isFile() === true) return { handle, size: stats.size };
  await handle?.close();
  return undefined;
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  head(response, status, type, Buffer.byteLength(body));
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function head(response: ServerResponse, status: number, type: string, length: number): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': length,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
}

function fileFor(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(folder + sep) ? file : undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
