import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, session, type BrowserWindow } from 'electron';
import type { Router } from '../calls.ts';
import { report } from '../report.ts';
import { StationRefusal } from '../station-refusal.ts';
import { registerAppScheme, serveApp } from './app-scheme.ts';
import { setMenu } from './menu.ts';
import { refuseNavigation } from './navigation.ts';
import { limitPermissions } from './permissions.ts';
import { handOutPorts } from './rpc-port.ts';
import { isFirstInstance } from './single-instance.ts';
import { bringForward, createWindow, loadApp } from './window.ts';

export interface ElectronHost {
  /** Where `electron/`, `preload/` and `renderer/` of the build lie. */
  outFolder: string;
  dataFolder: string;
  /** Runs when Electron is ready and this is the first instance. A rejection's message is shown to the worker. */
  open(): Promise<OpenStation>;
}

export interface OpenStation {
  readonly router: Router;
  close(): Promise<void>;
}

/**
 * Starts the Electron host. Call it in the first turn of the program, since scheme and sandbox must be set before Electron is ready, and
 * do not await it at the top level: Electron is ready only when the program's module is done.
 */
export async function runElectronHost({ outFolder, dataFolder, open }: ElectronHost): Promise<void> {
  app.enableSandbox();
  registerAppScheme();
  refuseNavigation(app);
  keepChromiumIn(dataFolder);

  let window: BrowserWindow | undefined;
  if (!isFirstInstance(app, () => window && bringForward(window))) return app.quit();
  await app.whenReady();

  let station: OpenStation;
  try {
    station = await open();
  } catch (error) {
    return refuseToStart(error);
  }

  const developer = !app.isPackaged;
  limitPermissions(session.defaultSession);
  serveApp(session.defaultSession, join(outFolder, 'renderer'));
  setMenu(process.platform, developer);
  window = createWindow({ preload: join(outFolder, 'preload/index.cjs'), developer });
  const closePorts = handOutPorts(window, station.router, report);
  closeBeforeQuit(async () => {
    closePorts();
    await station.close();
  });
  // One window is the whole app: closing it quits, on macOS too.
  app.on('window-all-closed', () => app.quit());
  await loadApp(window).catch((error: unknown) => {
    // Somebody who closes the window while it loads has not met an error.
    if (window?.isDestroyed() === false) throw error;
  });
}

/** Says why, in the window's absence, and ends with status 1. The message of a `StationRefusal` is written for the worker. */
export async function refuseToStart(error: unknown): Promise<void> {
  // Before that, Linux shows no box and prints to stderr.
  await app.whenReady();
  if (!(error instanceof StationRefusal)) report(error);
  const message = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('Claimstation cannot start', message);
  app.exit(1);
}

/** Cookies, caches and the instance lock of Chromium lie with the station's data, one set for each station. */
function keepChromiumIn(dataFolder: string): void {
  const folder = join(dataFolder, 'electron');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // The station says in a moment, in better words, that it cannot write there.
    return;
  }
  app.setPath('userData', folder);
}

/** `will-quit` comes when the windows are closed, so no call of a page meets a closed station. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close()
      .catch(report)
      .then(() => {
        state = 'closed';
        app.quit();
      });
  });
}
