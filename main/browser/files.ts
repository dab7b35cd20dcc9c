import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy, newNonce, withNonce } from '../content-security.ts';

/** Serves the built window from one folder, with the headers that keep it to itself. */
export function files(folder: string, origin: string): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const file = fileFor(folder, request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') return void answer(response, 405, 'text/plain', 'Only GET.');
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || bytes === undefined) return void answer(response, 404, 'text/plain', 'Not here.');
    const nonce = newNonce();
    response.setHeader('Content-Security-Policy', contentSecurityPolicy({ nonce, connect: [origin.replace('http:', 'ws:')] }));
    // Serial and HID for scanners that are no keyboards; the browser still lets the worker pick each of them by hand.
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(self), hid=(self)');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    // Files with a hash in their name never change; the page itself carries a nonce and is new every time.
    response.setHeader('Cache-Control', file.includes(`${sep}assets${sep}`) ? 'max-age=31536000, immutable' : 'no-store');
    answer(response, 200, type, type.startsWith('text/html') ? withNonce(bytes.toString(), nonce) : bytes);
  };
}

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
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
