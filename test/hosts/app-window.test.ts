import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBrowserHost, endAllHosts } from './browser-host.ts';

/** The window as a person gets it: the installed browser, without tabs and address bar, on a display. */
let display: ChildProcess;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'station-'));
  display = spawn('Xvfb', [':73', '-screen', '0', '1366x768x24'], { stdio: 'ignore' });
  await expect.poll(() => existsSync('/tmp/.X11-unix/X73')).toBe(true);
});
afterEach(async () => {
  await endAllHosts();
  display.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('the window opens by itself, connects, and closing it ends the station cleanly', async () => {
  const host = startBrowserHost(['--practice', '--json', '--data', folder], { DISPLAY: ':73' });
  const { url } = await host.ready();
  // The page's socket is the sign of a window that runs: nothing else stays connected.
  await expect.poll(() => connections(Number(new URL(url).port)), { timeout: 30_000 }).toBeGreaterThan(0);
  expect(existsSync(join(folder, 'window'))).toBe(true);
  process.kill(browserOf(folder), 'SIGTERM');
  expect(await host.ended()).toBe(0);
});

/** Established connections to a local port that stay open: fetched files have ended by then, the socket has not. */
function connections(port: number): number {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .filter((line) => line.includes(`:${hex} `) && / 01 /.test(line)).length;
}

/** Chromium writes who owns a profile into a link in it: host name and process id. */
function browserOf(data: string): number {
  return Number(
    readlinkSync(join(data, 'window', 'SingletonLock'))
      .split('-')
      .at(-1),
  );
}
