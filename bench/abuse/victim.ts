import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePort as NodePort } from 'node:worker_threads';
import { serveBrowser, type BrowserServer } from '../../main/browser/server.ts';
import { handOutPorts } from '../../main/electron/rpc-port.ts';
import { fileSettings } from '../../main/adapters/file-settings.ts';
import { createRouter } from '../../main/router.ts';
import { openStation, type Station } from '../../main/station.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import * as electron from '../../test/fakes/electron.ts';
import { openSocket } from '../../test/hosts/transports.ts';
import { memoryKeychain } from '../../test/support/keychain.ts';

/** The station that is abused: the real one, with both hosts' wires, and a Google of its own to be connected to. */
export interface Victim {
  readonly station: Station;
  readonly server: BrowserServer;
  readonly google: Simulator;
  /** The window's folder, with a secret beside it that must never be served. */
  readonly folder: string;
  /** What the station itself called a bug. */
  readonly bugs: unknown[];
  /** Electron's window asks for its port, as after each load. */
  port(): NodePort;
  close(): Promise<void>;
  /** The files, once nobody needs them any more. */
  remove(): void;
}

/** A window's socket, ready to be spoken on. */
export async function openedSocket(url: string): Promise<WebSocket> {
  const socket = openSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the station takes no window')));
  });
  return socket;
}

export const SECRET = 'the-file-beside-the-window';

export async function openVictim(): Promise<Victim> {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-abuse-'));
  // Elsewhere: the one path that a window is told, and may be.
  const downloads = mkdtempSync(join(tmpdir(), 'claimstation-downloads-'));
  const dataFolder = join(folder, 'data');
  const windowFolder = join(folder, 'window');
  mkdirSync(join(windowFolder, 'assets'), { recursive: true });
  writeFileSync(join(windowFolder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  writeFileSync(join(windowFolder, 'assets', 'app.js'), `/* ${'x'.repeat(1_500_000)} */`);
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  const bugs: unknown[] = [];
  const failed = (error: unknown): void => void bugs.push(error);
  const google = await startSimulator({ pace: 0, quotaPer100Seconds: 1_000_000 });
  const station = await openStation({
    dataFolder,
    exportFolder: downloads,
    host: 'browser',
    settings: fileSettings(dataFolder),
    keychain: memoryKeychain(),
    endpoints: { zeroTouch: google.rootUrl, token: google.tokenUrl },
    rules: { gatherMs: 50 },
    failed,
  });
  const router = createRouter(station);
  const server = await serveBrowser({ router, folder: windowFolder, port: 0, failed });
  const window = new electron.BrowserWindow({ webPreferences: {} });
  const stop = handOutPorts(window as never, router, failed);
  return {
    station,
    server,
    google,
    folder: windowFolder,
    bugs,
    port() {
      const frame = new electron.WebFrame('claimstation://app/', null);
      electron.levers.ask(window.webContents, frame);
      const port = frame.sent.at(-1)?.ports[0];
      if (port === undefined) throw new Error('the page got no port');
      port.start();
      return port;
    },
    async close() {
      stop();
      await server.close();
      await station.close();
      await google.close();
    },
    remove() {
      for (const made of [folder, downloads]) rmSync(made, { recursive: true, force: true });
    },
  };
}
