import { onTestFinished } from 'vitest';
import { fileSettings } from '../../main/adapters/file-settings.ts';
import { openStation, type Station } from '../../main/station.ts';
import type { StationOptions } from '../../main/station-options.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { codes } from './devices.ts';
import { fastClock } from './fast-clock.ts';
import { temporaryFolder } from './folder.ts';
import { memoryKeychain, type MemoryKeychain } from './keychain.ts';
import { northwind } from './journal.ts';
import { testSimulator } from './simulator.ts';
import { until } from './until.ts';

/** A computer with a data folder, on which a station is started again and again. */
export interface Place {
  readonly folder: string;
  /** Of the partner's account. */
  readonly account: string;
  readonly downloads: string;
  readonly google: Simulator;
  readonly keychain: MemoryKeychain;
  readonly bugs: unknown[];
  open(about?: Partial<StationOptions>): Promise<Station>;
  /** Opened, connected, and packing for the first customer. */
  packing(): Promise<Station>;
}

/** @param google the same for two computers of one partner */
export async function place(google?: Simulator): Promise<Place> {
  const [folder, downloads, keychain, bugs] = [temporaryFolder(), temporaryFolder(), memoryKeychain(), [] as unknown[]];
  const simulator = google ?? (await testSimulator());
  const open = async (about: Partial<StationOptions> = {}): Promise<Station> => {
    const station = await openStation({
      dataFolder: folder,
      host: 'browser',
      settings: fileSettings(folder),
      keychain,
      endpoints: { zeroTouch: simulator.rootUrl, token: simulator.tokenUrl },
      clock: fastClock(50),
      rules: { gatherMs: 100, doubtMs: 2000 },
      exportFolder: downloads,
      failed: (error) => bugs.push(error),
      ...about,
    });
    onTestFinished(() => station.close());
    return station;
  };
  return {
    folder,
    account: `${folder}/accounts/partner-${simulator.partnerId}`,
    downloads,
    google: simulator,
    keychain,
    bugs,
    open,
    async packing() {
      const station = await open();
      await station.connect(simulator.partnerId, simulator.keyFile);
      await station.session()?.directory.list(true);
      station.session()?.directory.choose(northwind.id);
      return station;
    },
  };
}

/** What became of the scan of one box. */
export function scanned(station: Station, device: string): string | undefined {
  return station.session()?.packing.scan(northwind.id, 'camera', codes(device)).outcome;
}

/** Until nothing is on its way and nothing is being recovered. */
export function settled(station: Station): Promise<void> {
  return until(
    () => {
      const { queue, operations, recovery } = station.view();
      return queue.waiting + queue.underWay + queue.unsure === 0 && operations.length === 0 && recovery === undefined;
    },
    { limitMs: 20_000, about: () => station.view() },
  );
}
