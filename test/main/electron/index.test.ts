import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StationClient } from '../../../renderer/connection/client.ts';
import * as electron from '../../fakes/electron.ts';
import { startBrowserHost } from '../../hosts/browser-host.ts';

let folder: string;
beforeEach(() => {
  electron.levers.restart();
  folder = mkdtempSync(join(tmpdir(), 'claimstation-electron-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program itself, as Electron does, on a machine of its own. */
async function run(...options: string[]): Promise<void> {
  vi.stubGlobal('process', Object.create(process, { argv: { value: ['/opt/claimstation', '--no-sandbox', ...options] } }));
  vi.resetModules();
  vi.doMock('electron', () => electron);
  await import('../../../main/electron/index.ts');
  electron.app.becomeReady();
}

describe('the program in Electron', () => {
  test('started for practice, opens a practising station with its window, and closes both', async () => {
    await run('--practice', '--data', folder);
    const window = await vi.waitFor(() => {
      const [open] = electron.BrowserWindow.getAllWindows();
      if (open === undefined) throw new Error('no window yet');
      return open;
    });
    const frame = new electron.WebFrame('claimstation://app/', null);
    electron.levers.ask(window.webContents, frame);
    const port = frame.sent[0]?.ports[0];
    if (port === undefined) throw new Error('no port');
    port.start();
    const client: StationClient = createORPCClient(new RPCLink({ port }));
    for await (const view of await client.station.watch()) {
      expect(view).toMatchObject({ host: 'electron', account: { kind: 'practice' } });
      break;
    }
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ sound: true });
    port.close();
    window.close();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
  });

  test('and the browser host keep each other out of a data folder, and say who has it', async () => {
    const browser = startBrowserHost(['--no-open', '--json', '--practice', '--data', folder]);
    const { url, pid } = await browser.ready();
    await run('--practice', '--data', folder);
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(1));
    const { content = '' } = electron.dialog.boxes[0] ?? {};
    expect(content).toContain(`in use by another copy of Claimstation (process ${pid}, ${new URL(url).origin})`);
    // However it ends: a dead owner keeps nobody out.
    await browser.end('SIGKILL');

    electron.levers.restart();
    await run('--practice', '--data', folder);
    const window = await vi.waitFor(() => {
      const [open] = electron.BrowserWindow.getAllWindows();
      if (open === undefined) throw new Error('no window yet');
      return open;
    });
    const second = startBrowserHost(['--no-open', '--json', '--practice', '--data', folder]);
    expect(await second.ended()).toBe(1);
    expect(second.stderr()).toContain(`in use by another copy of Claimstation (process ${process.pid})`);
    window.close();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
  });

  test('does not start with an option that nobody knows, and says which', async () => {
    await run('--practise', '--data', folder);
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(1));
    expect(electron.dialog.boxes).toEqual([{ title: 'Claimstation cannot start', content: expect.stringContaining("'--practise'") }]);
    expect([electron.BrowserWindow.getAllWindows(), existsSync(join(folder, 'electron'))]).toEqual([[], false]);
  });
});
