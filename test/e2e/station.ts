import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { luhnDigit } from '../../core/domain/luhn.ts';
import { openWindow, type StationWindow, type WindowOptions } from '../../tools/demo/window.ts';
import { endAllHosts, startBrowserHost, type HostProcess } from '../hosts/browser-host.ts';

/** A station as a worker meets it: the real host as a process, the built window in real Chromium. */
export interface StationOnScreen {
  readonly page: Page;
  readonly window: StationWindow;
  readonly host: HostProcess;
  readonly folder: string;
  /** Kills the program, starts it again on the same data, and shows the new window. */
  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<StationOnScreen>;
}

const windows = new Set<StationWindow>();
const folders = new Set<string>();

/** Closes what a test opened. Call once in each file. */
export function closeStationsAfterEach(): void {
  afterEach(async () => {
    await Promise.all([...windows].map((window) => window.close()));
    windows.clear();
    await endAllHosts();
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
}

export async function openStationOnScreen(
  args: readonly string[],
  options: WindowOptions = {},
  folder = newFolder(),
): Promise<StationOnScreen> {
  const host = startBrowserHost(['--no-open', '--json', '--data', folder, ...args]);
  const { url } = await host.ready();
  const window = await openWindow(options);
  windows.add(window);
  await window.page.goto(url);
  return {
    page: window.page,
    window,
    host,
    folder,
    async restart(signal) {
      await host.end(signal);
      await window.close();
      windows.delete(window);
      return openStationOnScreen(args, options, folder);
    },
  };
}

/** Goes through the first door and picks a customer. */
export async function practiseFor(page: Page, customer: string): Promise<void> {
  await page.locator('[data-screen=customers]').waitFor();
  await page.getByRole('button', { name: customer }).first().click();
  await page.locator('[data-screen=packing]').waitFor();
}

/** Waits until the window shows the totals of the running shift. */
export async function totals(page: Page, expected: string): Promise<void> {
  await expect
    .poll(async () => (await page.locator('footer').innerText()).replaceAll(/\s+/g, ' '), { timeout: 20_000 })
    .toContain(expected);
}

/** The n-th of an endless row of valid IMEIs. */
export function imei(number: number, tac = '35920000'): string {
  const body = tac + String(number).padStart(6, '0');
  return body + luhnDigit(body);
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'station-'));
  folders.add(folder);
  return folder;
}
