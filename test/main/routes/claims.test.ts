import { call } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { fileSettings } from '../../../main/adapters/file-settings.ts';
import { claimsRoutes } from '../../../main/routes/claims.ts';
import { openStation } from '../../../main/station.ts';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { codes, imei } from '../../support/devices.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { memoryKeychain } from '../../support/keychain.ts';
import { until } from '../../support/until.ts';

const northwind = '1048576201';

async function practice(gatherMs: number) {
  const folder = temporaryFolder();
  const settings = fileSettings(folder);
  const station = await openStation({
    dataFolder: folder,
    host: 'browser',
    settings,
    keychain: memoryKeychain(),
    endpoints: { zeroTouch: undefined, token: undefined },
    clock: fastClock(20),
    rules: { gatherMs },
    failed: (error) => {
      throw error;
    },
  });
  onTestFinished(() => station.close());
  await station.practise();
  await station.session()?.directory.list(true);
  station.session()?.directory.choose(northwind);
  const scan = (device: string): string => {
    const scanned = station.session()?.packing.scan(northwind, 'camera', codes(device));
    return scanned?.outcome === 'accepted' ? scanned.box.id : '';
  };
  return { station, settings, scan, routes: claimsRoutes(station) };
}

test('a box that a person wants claimed now is answered for as it then stands', async () => {
  const { scan, routes } = await practice(3_600_000);
  const [box, foreign] = [scan(imei(1)), scan(foreignImeis[0] ?? '')];
  expect(await call(routes.now, { box })).toMatchObject({ box: { id: box, state: 'claimed', deviceId: expect.any(String) } });
  // Alone Google only says that somebody has it; who that is, is looked up next.
  expect(await call(routes.now, { box: foreign })).toMatchObject({ box: { id: foreign, state: 'unsure' } });
  expect(await call(routes.now, { box: 'no such box' })).toEqual({});
});

test('a batch has as many boxes as are set at that moment', async () => {
  const { station, settings, scan } = await practice(20_000);
  settings.change({ batchSize: 2 });
  for (let n = 0; n < 4; n++) scan(imei(n));
  await until(() => station.session()?.journal.countInState('claimed') === 4);
  expect(
    station
      .session()
      ?.journal.batches(10)
      .map(({ size }) => size),
  ).toEqual([2, 2]);
  settings.change({ batchSize: 3 });
  for (let n = 4; n < 7; n++) scan(imei(n));
  await until(() => station.session()?.journal.countInState('claimed') === 7);
  expect(station.session()?.journal.batches(1)).toMatchObject([{ size: 3 }]);
});
