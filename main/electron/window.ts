import { BrowserWindow } from 'electron';
import { appPage } from './app-origin.ts';

export interface WindowParts {
  /** Path of `out/preload/index.cjs`. */
  preload: string;
  /** Developer tools, for development only: they reach everything that the page reaches. */
  developer: boolean;
}

/** The station's window. It shows itself when the page has drawn, so nobody sees it white; load it with `loadApp`. */
export function createWindow({ preload, developer }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Claimstation',
    width: 1366,
    height: 768,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: developer,
      spellcheck: false,
      // The sounds tell the worker what happened to a box; a hand scanner is no user gesture for the page.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

export function loadApp(window: BrowserWindow): Promise<void> {
  return window.loadURL(appPage);
}

/** Brings the window in front of whatever covers it. */
export function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
