import { join } from 'node:path';
import { app } from 'electron';
import { electronSettings } from '../adapters/electron-settings.ts';
import { stationKeychain } from '../adapters/os-keychain.ts';
import { surviveFileLimit } from '../file-limit.ts';
import { readOptions } from '../options.ts';
import { report } from '../report.ts';
import { createRouter } from '../router.ts';
import { openStation } from '../station.ts';
import { keepYoungSpace } from '../young-space.ts';
import { ourArguments } from './command-line.ts';
import { refuseToStart, runElectronHost } from './host.ts';

async function start(): Promise<void> {
  // Whatever is written, journal included, is for this user only.
  process.umask(0o077);
  keepYoungSpace();
  surviveFileLimit();
  const { dataFolder, endpoints, practice } = readOptions(ourArguments(process.argv, app.isPackaged), process.env);
  await runElectronHost({
    // This file is built to out/electron/index.js.
    outFolder: join(import.meta.dirname, '..'),
    dataFolder,
    async open() {
      const settings = electronSettings(dataFolder);
      const keychain = stationKeychain(settings);
      const station = await openStation({
        dataFolder,
        host: 'electron',
        settings,
        keychain,
        endpoints,
        practice,
        exportFolder: app.getPath('downloads'),
        failed: report,
      });
      return { router: createRouter(station), close: () => station.close() };
    },
  });
}

start().catch(refuseToStart);
