import { fileURLToPath } from 'node:url';
import { JournalFailure } from '../../core/ports/journal.ts';
import type { Settings } from '../../core/ports/settings.ts';
import { fileSettings } from '../adapters/file-settings.ts';
import { stationKeychain } from '../adapters/os-keychain.ts';
import { surviveFileLimit } from '../file-limit.ts';
import { readOptions } from '../options.ts';
import { report, say } from '../report.ts';
import { createRouter } from '../router.ts';
import { openStation } from '../station.ts';
import { StationRefusal } from '../station-refusal.ts';
import { keepYoungSpace } from '../young-space.ts';
import { installedBrowser, openAppWindow } from './app-window.ts';
import { serveBrowser } from './server.ts';

/** Host 2: the same station in plain Node, its window in the installed browser. Runs until SIGINT, SIGTERM or the window's end. */
async function start(): Promise<void> {
  // Whatever is written, journal included, is for this user only.
  process.umask(0o077);
  keepYoungSpace();
  surviveFileLimit();
  const options = readOptions(process.argv.slice(2), process.env);
  const settings = fileSettings(options.dataFolder);
  const station = await openStation({ ...options, host: 'browser', settings, keychain: stationKeychain(settings), failed: report });
  const server = await serveBrowser({
    router: createRouter(station),
    folder: fileURLToPath(new URL(WINDOW_FOLDER, import.meta.url)),
    port: station.settings.get().port,
    failed: report,
  });
  rememberPort(settings, server.port);
  station.announce(new URL(server.url).origin);

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await server.close();
    await station.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close());

  if (options.json)
    process.stdout.write(`${JSON.stringify({ url: server.url, host: 'browser', dataDir: station.dataFolder, pid: process.pid })}\n`);
  else say(`Claimstation is ready. Data: ${station.dataFolder}`);
  if (options.noOpen) {
    if (!options.json) say(`Open ${server.url}`);
    return;
  }
  const browser = canShowWindows() ? installedBrowser() : undefined;
  if (browser === undefined) {
    say(
      `No ${canShowWindows() ? 'Chrome, Edge or Chromium' : 'display'} here to open a window in. Open this address yourself:\n${server.url}`,
    );
    return;
  }
  const window = openAppWindow(browser, server.url, station.dataFolder);
  window.onClosed(() => void close());
  process.on('exit', () => window.close());
}

/** So that the browser remembers the camera permission: no reason not to start, where the disk takes nothing. */
function rememberPort(settings: Settings, port: number): void {
  try {
    settings.change({ port });
  } catch (error) {
    if (!(error instanceof JournalFailure)) throw error;
  }
}

// The same place from main/browser/ in the sources and from out/browser/ when built.
const WINDOW_FOLDER = import.meta.url.includes('/out/browser/') ? '../renderer' : '../../out/renderer';

function canShowWindows(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

start().catch((error: unknown) => {
  if (error instanceof StationRefusal) say(error.message);
  else report(error);
  process.exit(1);
});
