import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { WindowSettings } from '../../core/domain/settings.ts';
import { diskReason } from '../station-refusal.ts';
import { version } from '../version.ts';
import { watching } from '../changes.ts';
import { diagnostics } from '../diagnostics.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function stationRoutes(station: Station) {
  return {
    watch: os.station.watch.handler(({ signal }) => watching(station.changes, station.view, SHOW_EVERY_MS, signal)),
    about: os.station.about.handler(async () => ({
      version,
      host: station.host,
      runtime: `Node ${process.versions.node}`,
      dataFolder: station.dataFolder,
      keychain: await station.keychain(),
    })),
    change: os.station.change.handler(({ input }) => {
      try {
        return changing(station, WindowSettings.parse(station.settings.change(definedOnly(input))));
      } catch (error) {
        return { ...WindowSettings.parse(station.settings.get()), refused: diskReason(error) };
      }
    }),
    writeAgain: os.station.writeAgain.handler(() => changing(station, station.writeAgain())),
    diagnostics: os.station.diagnostics.handler(async () => diagnostics(station, await station.keychain(), Date.now())),
  };
}

const SHOW_EVERY_MS = 40;

function definedOnly(patch: Partial<{ [K in keyof WindowSettings]: WindowSettings[K] | undefined }>): Partial<WindowSettings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
