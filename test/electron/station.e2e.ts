import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronBinary } from '../../tools/electron-binary.ts';

const binary = electronBinary();
const root = join(import.meta.dirname, '../..');

/** Needs the Electron program and a display (xvfb-run is enough). Skipped where the program is not. */
describe.runIf(binary !== undefined)('the station in a real Electron', () => {
  let folder: string;
  let app: ElectronApplication;
  let page: Page;

  async function start(): Promise<void> {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      ...(binary === undefined ? {} : { executablePath: binary }),
      args: [...asRoot, root, '--practice', '--data', folder, '--use-fake-device-for-media-stream'],
    });
    page = await app.firstWindow();
    await page.locator('[data-screen]').waitFor();
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstation-electron-e2e-'));
    await start();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows our page from our own origin, in one window', async () => {
    expect([page.url(), await page.evaluate(() => [location.origin, isSecureContext]), app.windows().length]).toEqual([
      'claimstation://app/',
      ['claimstation://app', true],
      1,
    ]);
  });

  test('gives the page no Node and no Electron', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  test('runs no code that came as text, and lets the page talk to nobody else', async () => {
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      const sent = await fetch('https://example.com/', { mode: 'no-cors' }).then(
        () => true,
        () => false,
      );
      return { ran: 'ran' in globalThis, sent };
    });
    expect(outcome).toEqual({ ran: false, sent: false });
  });

  test('lets the page use the camera and not the microphone', async () => {
    const outcome = await page.evaluate(() =>
      Promise.all(
        [{ video: true }, { audio: true }].map((wish) =>
          navigator.mediaDevices.getUserMedia(wish).then(
            (stream) => stream.getTracks().map((track) => (track.stop(), track.kind)),
            (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
          ),
        ),
      ),
    );
    expect(outcome).toEqual([['video'], 'NotAllowedError']);
  });

  test('goes nowhere else and opens nothing', async () => {
    const opened = await page.evaluate(() => {
      location.href = 'https://example.com/';
      return window.open('https://example.com/') !== null;
    });
    await page.locator('[data-screen]').waitFor();
    expect([opened, page.url(), app.windows().length]).toEqual([false, 'claimstation://app/', 1]);
  });

  test('claims a box that the hand scanner reads, in practice', async () => {
    await page.locator('[data-screen="customers"] li button').first().click();
    await page.locator('[data-screen="packing"]').waitFor();
    await page.keyboard.type('356938035643809\n', { delay: 5 });
    await page.locator('[data-result="accepted"]').waitFor();
    await page.locator('li[data-state="claimed"]').waitFor({ timeout: 45_000 });
  });

  test('has the box again after the page was loaded anew, and after a restart', async () => {
    await page.reload();
    await page.locator('li[data-state="claimed"]').waitFor();
    await app.close();
    await start();
    await page.locator('li[data-state="claimed"]').waitFor();
  });
});
