import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isOurPage, isOurs } from '../../../main/electron/app-origin.ts';
import { pathInside, registerAppScheme, serveApp } from '../../../main/electron/app-scheme.ts';
import * as electron from '../../fakes/electron.ts';

let base: string;
let folder: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'claimstation-scheme-'));
  folder = join(base, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(base, 'secret.json'), '{"secret":true}');
  mkdirSync(join(base, 'renderer-other'));
  writeFileSync(join(base, 'renderer-other', 'secret.json'), '{"secret":true}');
  writeFileSync(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets/app.js'), 'start("__CSP_NONCE__")');
  writeFileSync(join(folder, 'assets/reader.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d, 0xff, 0xfe]));
  writeFileSync(join(folder, 'assets/a name.css'), 'body{}');
  writeFileSync(join(folder, 'assets/app.js.map'), '{}');
  writeFileSync(join(folder, '.env'), 'KEY=1');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeEach(() => {
  electron.levers.restart();
  registerAppScheme();
  electron.app.becomeReady();
  serveApp(electron.session.defaultSession as never, folder);
});

const get = (address: string, method?: string) => electron.session.defaultSession.fetch(address, method);

describe("the app's own scheme", () => {
  test('is a standard, secure one with fetch, and bypasses nothing', () => {
    expect(electron.protocol.schemes).toEqual([
      {
        scheme: 'claimstation',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('serves the page with a nonce that is in its policy, and a new one for each load', async () => {
    const pages = await Promise.all([get('claimstation://app/'), get('claimstation://app/index.html'), get('claimstation://app/?a#b')]);
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const nonce = /^<meta nonce="([^"]+)">$/.exec(await page.text())?.[1];
        expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
          200,
          'text/html; charset=utf-8',
          'no-store',
        ]);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  test('sends the strict policy and the closed headers with every answer, also with scripts, workers and refusals', async () => {
    for (const address of [
      'claimstation://app/',
      'claimstation://app/assets/app.js',
      'claimstation://app/none.js',
      'claimstation://other/',
    ]) {
      const { headers } = await get(address);
      expect(headers.get('content-security-policy'), address).toMatch(
        /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; .*connect-src 'self';/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=()');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test.each([
    ['claimstation://app/assets/app.js', 'text/javascript; charset=utf-8', 'start("__CSP_NONCE__")'],
    ['claimstation://app/assets/a%20name.css', 'text/css; charset=utf-8', 'body{}'],
  ])('serves %s as it is', async (address, type, text) => {
    const answer = await get(address);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text]);
  });

  test('serves WebAssembly byte for byte, as the type that streaming compilation asks for', async () => {
    const answer = await get('claimstation://app/assets/reader.wasm');
    expect([answer.headers.get('content-type'), [...new Uint8Array(await answer.arrayBuffer())]]).toEqual([
      'application/wasm',
      [0, 0x61, 0x73, 0x6d, 0xff, 0xfe],
    ]);
  });

  test.each([
    'claimstation://app/../secret.json',
    'claimstation://app/%2e%2e/secret.json',
    'claimstation://app/..%2fsecret.json',
    'claimstation://app/assets/..%2f..%2fsecret.json',
    'claimstation://app/..%5csecret.json',
    'claimstation://app/%252e%252e/secret.json',
    'claimstation://app/..%2frenderer-other/secret.json',
    'claimstation://app//etc/hostname.json',
    'claimstation://app/%2fetc/hostname.json',
    'claimstation://app/C:%5csecret.json',
    'claimstation://app/index.html%00.js',
    'claimstation://app/%E0%A4%A',
    'claimstation://app/assets',
    'claimstation://app/assets/app.js.map',
    'claimstation://app/.env',
    'claimstation://app/none.js',
    'claimstation://other/index.html',
    'claimstation://app:80/index.html',
    'claimstation://me@app/index.html',
    'claimstation:index.html',
    'not an address',
  ])('does not serve %s', async (address) => {
    expect((await get(address.startsWith('claimstation:') ? address : `claimstation: ${address}`)).status).toBe(404);
  });

  test('takes nothing but GET', async () => {
    expect((await get('claimstation://app/', 'POST')).status).toBe(405);
  });

  test('finds no file outside its folder, however the address is written', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e', '%2E%2e', '/', '%2f', '%5c', '\\', '%25', '//', 'assets', 'secret.json', '\0', '%00', ':'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = pathInside(folder, `claimstation://app/${pieces.join('')}`);
        expect(found === undefined || found.startsWith(`${folder}/`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('our origin', () => {
  test.each([
    ['claimstation://app', true],
    ['claimstation://app/', true],
    ['claimstation://app/anything?x', true],
    ['claimstation://app.example/', false],
    ['claimstation://example/app', false],
    ['claimstation:app', false],
    ['https://app/', false],
    ['file:///app/', false],
    ['null', false],
    ['', false],
  ])('%s: %s', (address, ours) => expect(isOurs(address)).toBe(ours));

  test('has one page', () => {
    expect(
      ['claimstation://app/', 'claimstation://app/?a=1#b', 'claimstation://app/assets/app.js', 'claimstation://other/'].map(isOurPage),
    ).toEqual([true, true, false, false]);
  });
});
