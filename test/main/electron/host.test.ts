import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runElectronHost, type OpenStation } from '../../../main/electron/host.ts';
import { StationRefusal } from '../../../main/station-refusal.ts';
import * as electron from '../../fakes/electron.ts';

let folder: string;
beforeEach(() => {
  electron.levers.restart();
  folder = mkdtempSync(join(tmpdir(), 'claimstation-host-'));
  mkdirSync(join(folder, 'out/renderer'), { recursive: true });
  writeFileSync(join(folder, 'out/renderer/index.html'), '<p>the page</p>');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const windows = () => electron.BrowserWindow.getAllWindows();

/** Starts the host; Electron becomes ready in the turn after, as it does. */
function start(open: () => Promise<OpenStation> = () => Promise.resolve({ router: {}, close: () => Promise.resolve() })): Promise<void> {
  const running = runElectronHost({
    outFolder: join(folder, 'out'),
    dataFolder: join(folder, 'data'),
    open,
  });
  electron.app.becomeReady();
  return running;
}

describe('the Electron host', () => {
  test('opens the station, then one window on our page, with sandbox, scheme, permissions and navigation in place', async () => {
    await start();
    const [window] = windows();
    expect([windows().length, window?.loaded, electron.app.sandboxed, electron.Menu.current]).toEqual([
      1,
      ['claimstation://app/'],
      true,
      null,
    ]);
    expect(await (await electron.session.defaultSession.fetch('claimstation://app/')).text()).toBe('<p>the page</p>');
    expect(
      electron.session.defaultSession.request('geolocation', {
        isMainFrame: true,
        requestingUrl: 'claimstation://app/',
      }),
    ).toBe(false);
    expect(
      electron.session.defaultSession.check('notifications', 'claimstation://app', {
        isMainFrame: true,
      }),
    ).toBe(false);
    expect(window?.webContents.navigates('will-navigate', 'https://example.com/')).toBe(false);
    expect(window?.options.webPreferences).toMatchObject({
      preload: join(folder, 'out/preload/index.cjs'),
      devTools: false,
    });
  });

  test('lets developers, and only them, have the tools', async () => {
    electron.app.isPackaged = false;
    await start();
    expect([windows()[0]?.options.webPreferences['devTools'], electron.Menu.current]).toEqual([
      true,
      expect.arrayContaining([{ role: 'viewMenu' }]),
    ]);
  });

  test("keeps Chromium's own files with the station's data, before anything uses them", async () => {
    await start(() => {
      expect(electron.app.getPath('userData')).toBe(join(folder, 'data/electron'));
      return Promise.resolve({ router: {}, close: () => Promise.resolve() });
    });
    expect(existsSync(join(folder, 'data/electron'))).toBe(true);
  });
});

describe('a station that cannot open', () => {
  test("says so in the refusal's own words and ends with status 1, without a window", async () => {
    await start(() => Promise.reject(new StationRefusal('in-use', 'The data folder is in use. Close the other window.')));
    expect([electron.dialog.boxes, electron.app.exitCode, windows()]).toEqual([
      [
        {
          title: 'Claimstation cannot start',
          content: 'The data folder is in use. Close the other window.',
        },
      ],
      1,
      [],
    ]);
  });

  test('gets as far as saying so when nothing can be written at all', async () => {
    writeFileSync(join(folder, 'data'), 'a file where the folder should be');
    await start(() => Promise.reject(new StationRefusal('not-writable', 'cannot write there')));
    expect([electron.dialog.boxes.length, electron.app.exitCode]).toEqual([1, 1]);
  });
});

describe('a second start on the same data', () => {
  test('opens nothing and ends quietly', async () => {
    electron.app.lockTaken = true;
    const open = vi.fn();
    await runElectronHost({
      outFolder: join(folder, 'out'),
      dataFolder: join(folder, 'data'),
      open,
    });
    expect([open.mock.calls, windows(), electron.app.exitCode, electron.dialog.boxes]).toEqual([[], [], 0, []]);
  });

  test('brings the window of the first forward', async () => {
    await start();
    const window = windows()[0];
    if (window) window.minimized = true;
    electron.levers.anotherStart();
    expect(window?.seen).toEqual(['restore', 'show', 'focus']);
  });

  test('does not disturb a first one that has no window yet', async () => {
    const opened = Promise.withResolvers<OpenStation>();
    const running = start(() => opened.promise);
    electron.levers.anotherStart();
    opened.resolve({ router: {}, close: () => Promise.resolve() });
    await running;
    expect(windows()).toHaveLength(1);
  });
});

describe('quitting', () => {
  test.each([
    ['by closing the window', () => windows()[0]?.close()],
    ['from the menu', () => electron.app.quit()],
  ])('%s waits until the station is closed', async (_, quit) => {
    const closed = Promise.withResolvers<void>();
    const close = vi.fn(() => closed.promise);
    await start(() => Promise.resolve({ router: {}, close }));
    quit();
    electron.app.quit();
    await Promise.resolve();
    expect([close.mock.calls.length, electron.app.exitCode, windows()]).toEqual([1, undefined, []]);
    closed.resolve();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
    expect(close).toHaveBeenCalledOnce();
  });

  test('ends all the same when closing goes wrong', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await start(() => Promise.resolve({ router: {}, close: () => Promise.reject(new Error('a bug')) }));
    electron.app.quit();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });
});
