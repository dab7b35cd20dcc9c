import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

/** A real Chromium window, with a clip in front of its camera. */
export interface StationWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about: uncaught errors and console errors. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface WindowOptions {
  /** The `.mjpeg` that the camera shows; without it there is no camera at all. */
  readonly clip?: string | undefined;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** More of Chromium's switches. */
  readonly switches?: readonly string[];
  /** Whether the page may have the camera. */
  readonly camera?: 'granted' | 'denied';
}

export async function openWindow(options: WindowOptions = {}): Promise<StationWindow> {
  const { clip, size = { width: 1366, height: 768 }, colorScheme = 'light', switches = [], camera = 'granted' } = options;
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'claimstation-window-')), {
    executablePath: process.env['CLAIMSTATION_BROWSER'] ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: size,
    colorScheme,
    acceptDownloads: true,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      ...(clip === undefined ? [] : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${clip}`]),
      ...(camera === 'granted' ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts']),
      ...switches,
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  // What a worker hears, for whoever has no ears: the page tells each sound that it plays.
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heardSounds: heard });
    window.addEventListener('claimstation:sound', (event) => event instanceof CustomEvent && heard.push(event.detail.sound));
  });
  return { page, context, complaints, close: () => context.close() };
}

/** The sounds that the page has played so far, in order. */
export function heardSounds(page: Page): Promise<string[]> {
  return page.evaluate(() => ('heardSounds' in window ? [...(window.heardSounds as string[])] : []));
}
