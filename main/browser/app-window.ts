import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A browser that can show the station as an app window of its own. */
export interface AppWindow {
  close(): void;
  /** Called when the worker closed the window. */
  onClosed(action: () => void): void;
}

/** The installed Chrome, Edge or Chromium, or undefined. `CLAIMSTATION_BROWSER` names another. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CLAIMSTATION_BROWSER'];
  return [...(named === undefined ? [] : [named]), ...candidates(env)].find((path) => existsSync(path));
}

/** Opens the window with a profile of its own, so that its permissions and storage are the station's and nobody else's. */
export function openAppWindow(browser: string, url: string, dataFolder: string): AppWindow {
  const child = spawn(
    browser,
    [
      `--app=${url}`,
      `--user-data-dir=${join(dataFolder, 'window')}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      // The sounds are the worker's main signal and must not wait for a click.
      '--autoplay-policy=no-user-gesture-required',
      '--window-size=1366,768',
      // Chromium refuses to run its sandbox as root; that is a container or a test machine, never a station.
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ],
    { stdio: 'ignore' },
  );
  let closed = (): void => {};
  child.on('error', () => closed());
  child.on('exit', () => closed());
  return {
    close: () => void child.kill(),
    onClosed: (action) => {
      closed = action;
    },
  };
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') return MAC;
  if (process.platform !== 'win32') return LINUX;
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
  return roots.flatMap((root) => [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')]);
}

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const LINUX = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
];
