import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClip, type Shot } from '../../../bench/labels/clip.ts';
import { makeDualSimBox, makeModel, makeSingleSimBox, withBadCheckDigit, type LabelCodes } from '../../../bench/labels/devices.ts';
import { randomFrom } from '../../../bench/labels/random.ts';
import { scanByHand } from '../../support/scan-by-hand.ts';

const random = randomFrom(2024);
const model = makeModel(random, 'Nimbus 7');
const dual = makeDualSimBox(random, model);
const single = makeSingleSimBox(random, model);
const other = makeDualSimBox(random, makeModel(random, 'Cirrus Mini'));
const good = makeSingleSimBox(random, model);
const bad: LabelCodes = { ...good, imeis: good.imeis.map(withBadCheckDigit) };
const productOnly: LabelCodes = { model: model.name, imeis: [], ean: model.ean };

let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimstation-scan-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'warn',
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
    worker: { format: 'es' },
  });
  server = servePage(join(folder, 'page'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`;
}, 60_000);

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the camera in a real browser', () => {
  test('every box of a clip is told exactly once, with the codes that belong to it', async () => {
    const boxes = [dual, single, bad, other, productOnly, dual];
    const shots: Shot[] = [{ kind: 'blank', seconds: 1.5 }];
    for (const label of boxes) shots.push({ kind: 'label', label, seconds: 1.5 }, { kind: 'blank', seconds: 0.3 });
    const file = join(folder, 'clip.mjpeg');
    const clip = makeClip({ seed: 7, shots, file, tailSeconds: 30 });

    await inBrowser([`--use-file-for-fake-video-capture=${file}`], '', async (page) => {
      const openedAt = Date.now();
      await page.waitForFunction(() => window.heard.state === 'on');
      await page.waitForTimeout(Math.max(0, ((clip.times.at(-1)?.to ?? 0) + 2) * 1000 - (Date.now() - openedAt)));
      const heard = await page.evaluate(() => window.heard);
      expect(heard.boxes.map((box) => box.texts.filter((text) => /^\d{15}$/.test(text)).toSorted())).toEqual(
        [dual, single, other, dual].map((box) => [...box.imeis].toSorted()),
      );
      expect(heard.refused).toEqual([expect.arrayContaining([...bad.imeis]), [model.ean]]);
      expect({ several: heard.several, cameras: heard.cameras, frameSize: heard.frameSize, state: heard.state }).toEqual({
        several: 0,
        cameras: 1,
        frameSize: { width: 1280, height: 720 },
        state: 'on',
      });
      expect(heard.mostOutlines).toBeGreaterThanOrEqual(4);
      expect(heard.settledOutlines).toBeGreaterThanOrEqual(4);
    });
  }, 90_000);

  test('no camera and a refused one are named', async () => {
    await inBrowser(['--use-file-for-fake-video-capture=/nowhere.mjpeg'], '', async (page) => {
      await expect.poll(() => page.evaluate(() => window.heard.state)).toBe('no-camera');
    });
    await inBrowser(['--deny-permission-prompts'], '', async (page) => {
      await expect.poll(() => page.evaluate(() => window.heard.state)).toBe('denied');
    });
  }, 60_000);
});

describe('the hand scanner in a real browser', () => {
  test('no key of a scan reaches a field or a button, and the keys of a person all do', async () => {
    await inBrowser([], '?no-camera', async (page) => {
      const imei = single.imeis[0] ?? '';
      await page.focus('#field');
      await scanByHand(page, imei);
      await page.focus('#button');
      await scanByHand(page, imei);
      await scanByHand(page, imei, 'none');
      await page.waitForTimeout(250);
      const scanned = await page.evaluate(() => ({ ...window.heard, field: document.querySelector('input')?.value }));
      expect({ scans: scanned.scans, field: scanned.field, presses: scanned.presses, keys: scanned.keys }).toEqual({
        scans: [[imei], [imei], [imei]],
        field: '',
        presses: 0,
        keys: [],
      });

      await page.focus('#field');
      await page.keyboard.type('Box 12-ä', { delay: 125 });
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(150);
      await page.focus('#button');
      await page.keyboard.press('Space');
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
      const typed = await page.evaluate(() => ({ ...window.heard, field: document.querySelector('input')?.value }));
      expect({ field: typed.field, presses: typed.presses, scans: typed.scans.length }).toEqual({ field: 'Box 12-', presses: 2, scans: 3 });
    });
  }, 60_000);

  test('a sound is also told to the page', async () => {
    await inBrowser([], '?no-camera', async (page) => {
      await page.evaluate(() => (['accepted', 'duplicate', 'refused', 'half'] as const).forEach((sound) => window.playSound(sound)));
      expect(await page.evaluate(() => window.heard.sounds)).toEqual(
        ['accepted', 'duplicate', 'refused', 'half'].map((sound) => ({ sound })),
      );
    });
  }, 60_000);
});

async function inBrowser(flags: readonly string[], query: string, use: (page: Page) => Promise<void>): Promise<void> {
  const camera = flags.includes('--deny-permission-prompts') ? [] : ['--use-fake-ui-for-media-stream'];
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    chromiumSandbox: false,
    args: ['--disable-gpu', '--use-fake-device-for-media-stream', ...camera, ...flags],
  });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    await page.goto(address + query);
    await use(page);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

/** The built page under the content policy that both hosts send, on the worker's own answer too. */
function servePage(root: string): Server {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(root, path === '/' ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'",
      });
      response.end(body);
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404);
      response.end();
    }
  });
}
