import type { MessagePort as NodePort } from 'node:worker_threads';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fileSettings } from '../../../main/adapters/file-settings.ts';
import { handOutPorts } from '../../../main/electron/rpc-port.ts';
import { createRouter } from '../../../main/router.ts';
import { openStation, type Station } from '../../../main/station.ts';
import type { StationClient } from '../../../renderer/connection/client.ts';
import { electronPort } from '../../../renderer/connection/electron-port.ts';
import * as electron from '../../fakes/electron.ts';

/** A page: as much of `window` as the handshake uses. */
class Page extends EventTarget {
  readonly heard: unknown[] = [];
  postMessage(data: unknown, target: string, ports: NodePort[] = []): void {
    expect(target).toBe('/');
    this.heard.push(data);
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('message'), { data, ports, source: this })));
  }
}

let folder: string;
let station: Station;
let stop: () => void;
let window: electron.BrowserWindow;
beforeEach(async () => {
  electron.levers.restart();
  folder = mkdtempSync(join(tmpdir(), 'claimstation-handshake-'));
  station = await openStation({
    dataFolder: folder,
    host: 'electron',
    settings: fileSettings(folder),
    keychain: noKeychain,
    endpoints: { zeroTouch: undefined, token: undefined },
    failed: (error) => console.error(error),
  });
  window = new electron.BrowserWindow({ webPreferences: {} });
  stop = handOutPorts(window as never, createRouter(station), (error) => expect.unreachable(String(error)));
});
afterEach(async () => {
  stop();
  await station.close();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllGlobals();
});

/** Loads our page in the window: its preload first, as Electron does. */
async function load(url = 'claimstation://app/'): Promise<Page> {
  const page = new Page();
  vi.stubGlobal('window', page);
  const frame = new electron.WebFrame(url, null, (channel, ports) => electron.ipcRenderer.emit(channel, { ports }));
  electron.ipcRenderer.removeAllListeners();
  electron.ipcRenderer.send = (channel) => {
    if (channel === 'claimstation:ask') electron.levers.ask(window.webContents, frame);
  };
  vi.resetModules();
  vi.doMock('electron', () => electron);
  await import('../../../preload/index.ts');
  return page;
}

describe('a page that loads', () => {
  test('gets its port through the preload and talks to the real station over it', async () => {
    await load();
    const port = await electronPort();
    const client: StationClient = createORPCClient(new RPCLink({ port }));
    expect(await client.station.about()).toMatchObject({
      host: 'electron',
      dataFolder: folder,
      keychain: 'missing',
    });
    expect(await client.station.change({ sound: false })).toMatchObject({
      sound: false,
      colorScheme: 'auto',
    });
    expect(await client.station.change({ camera: 'left' })).toMatchObject({
      sound: false,
      camera: 'left',
    });
    for await (const view of await client.station.watch()) {
      expect(view).toMatchObject({ host: 'electron', account: { kind: 'none' } });
      break;
    }
    port.close();
  });

  test('gets another port after it was loaded again', async () => {
    await load();
    const first = await electronPort();
    await load();
    const second = await electronPort();
    const client: StationClient = createORPCClient(new RPCLink({ port: second }));
    expect(second).not.toBe(first);
    expect(await client.station.about()).toMatchObject({ host: 'electron' });
    second.close();
  });

  test('is given nothing by the preload before it says that it listens, and no function ever', async () => {
    const page = await load();
    const before = Object.keys(page);
    page.postMessage({ claimstation: 'something else' }, '/');
    page.postMessage('ready', '/');
    page.postMessage(null, '/');
    await new Promise((resolve) => setImmediate(resolve));
    expect([page.heard.length, Object.keys(page)]).toEqual([3, before]);
  });

  test('hears nothing when the word came from another window', async () => {
    const page = await load();
    page.dispatchEvent(
      Object.assign(new Event('message'), {
        data: { claimstation: 'ready' },
        ports: [],
        source: new Page(),
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(page.heard).toEqual([]);
  });
});

const noKeychain = {
  check: () => Promise.resolve('missing' as const),
  read: () => Promise.resolve({ ok: false as const, state: 'missing' as const }),
  write: () => Promise.resolve('missing' as const),
  remove: () => Promise.resolve('missing' as const),
};
