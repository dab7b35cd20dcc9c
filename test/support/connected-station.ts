import { createRouterClient, type RouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { fileSettings } from '../../main/adapters/file-settings.ts';
import { createRouter, type StationRouter } from '../../main/router.ts';
import { openStation, type Station } from '../../main/station.ts';
import type { Simulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { codes } from './devices.ts';
import { fastClock } from './fast-clock.ts';
import { temporaryFolder } from './folder.ts';
import { memoryKeychain } from './keychain.ts';
import { testSimulator } from './simulator.ts';
import { until } from './until.ts';

/** A station connected to the simulator, and its calls as a window makes them. */
export interface ConnectedStation {
  readonly station: Station;
  readonly calls: RouterClient<StationRouter>;
  readonly google: Simulator;
  readonly bugs: unknown[];
  /** Scans one box for each IMEI. */
  scan(...imeis: string[]): void;
  /** Until no box is on its way any more. */
  settled(): Promise<void>;
}

/** @param times how many times as fast as ours the station's clock is */
export async function connectedStation(options: SimulatorOptions = {}, times = 20): Promise<ConnectedStation> {
  const folder = temporaryFolder();
  const google = await testSimulator(options);
  const bugs: unknown[] = [];
  const station = await openStation({
    dataFolder: folder,
    host: 'browser',
    settings: fileSettings(folder),
    keychain: memoryKeychain(),
    endpoints: { zeroTouch: google.rootUrl, token: google.tokenUrl },
    clock: fastClock(times),
    rules: { gatherMs: 400, doubtMs: 4000 },
    failed: (error) => bugs.push(error),
  });
  onTestFinished(() => station.close());
  await station.connect(google.partnerId, google.keyFile);
  await station.session()?.directory.list(true);
  station.session()?.directory.choose(CUSTOMER);
  return {
    station,
    calls: createRouterClient(createRouter(station)),
    google,
    bugs,
    scan(...imeis) {
      for (const imei of imeis) station.session()?.packing.scan(CUSTOMER, 'camera', codes(imei));
    },
    settled: () =>
      until(
        () => {
          const { queue, operations } = station.view();
          return queue.waiting + queue.underWay + queue.unsure === 0 && operations.length === 0;
        },
        { about: () => station.view() },
      ),
  };
}

/** Northwind Logistics. */
const CUSTOMER = '1048576201';
