import { beforeEach, describe, expect, test } from 'vitest';
import { setMenu } from '../../../main/electron/menu.ts';
import { bringForward, createWindow, loadApp } from '../../../main/electron/window.ts';
import * as electron from '../../fakes/electron.ts';

beforeEach(() => electron.levers.restart());

function open(developer = false): electron.BrowserWindow {
  createWindow({ preload: '/out/preload/index.cjs', developer });
  const [window] = electron.BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('no window');
  return window;
}

describe("the station's window", () => {
  test('is closed on every side: isolated, sandboxed, no Node, no webview, no developer tools', () => {
    expect(open().options.webPreferences).toEqual({
      preload: '/out/preload/index.cjs',
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
      devTools: false,
      spellcheck: false,
      autoplayPolicy: 'no-user-gesture-required',
    });
  });

  test('has developer tools for its developers', () => {
    expect(open(true).options.webPreferences['devTools']).toBe(true);
  });

  test('loads our page and nothing else, and shows itself when that is drawn', async () => {
    const window = open();
    await loadApp(window as never);
    expect([window.loaded, window.seen, window.options['show']]).toEqual([['claimstation://app/'], [], false]);
    window.emit('ready-to-show');
    expect(window.seen).toEqual(['show']);
  });

  test('comes forward from wherever it is, and not from the dead', () => {
    const window = open();
    window.minimized = true;
    bringForward(window as never);
    expect(window.seen).toEqual(['restore', 'show', 'focus']);
    window.close();
    bringForward(window as never);
    expect(window.seen).toHaveLength(3);
  });
});

describe('the menu', () => {
  test.each([
    ['linux', false, null],
    ['win32', false, null],
    ['darwin', false, [{ role: 'appMenu' }, { role: 'editMenu' }]],
    ['linux', true, [{ role: 'viewMenu' }]],
  ] as const)('on %s, for a developer: %s', (platform, developer, menu) => {
    setMenu(platform, developer);
    expect(electron.Menu.current).toEqual(menu);
  });
});
