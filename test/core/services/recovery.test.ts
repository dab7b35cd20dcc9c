import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { journalFiles } from '../../../main/keeping/journal-files.ts';
import type { Station } from '../../../main/station.ts';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { imei } from '../../support/devices.ts';
import { place, scanned, settled, type Place } from '../../support/place.ts';
import { until } from '../../support/until.ts';

const findByOwner = 'partners.devices.findByOwner';

const claims = ({ google }: Place) => google.ledger().map(({ claims }) => claims);
const box = (station: Station, device: string) => station.session()?.journal.boxOfDevice({ imei: device });

async function backedUp(here: Place, station: Station): Promise<void> {
  station.session()?.keeping.backUp('shift-end');
  await until(() => station.view().backup?.madeAt !== undefined, { about: () => station.view().backup });
  expect(here.bugs).toEqual([]);
}

/** The journal is lost, and the station goes on from its backup, or anew. */
async function restored(here: Place, station: Station): Promise<Station> {
  await station.close();
  rmSync(journalFiles(here.account).journal);
  const again = await here.open();
  await until(() => again.view().rescue?.looking === false);
  expect(await again.goOn()).toEqual({ outcome: 'went-on' });
  return again;
}

test('a box in any state at the time of the backup ends where it was, and nothing is claimed a second time', async () => {
  const here = await place();
  const [foreign = ''] = foreignImeis;
  const station = await here.packing();
  scanned(station, imei(1));
  scanned(station, foreign);
  await settled(station);
  here.google.levers.offline = true;
  scanned(station, imei(2));
  await backedUp(here, station);
  // What the backup does not know: the waiting box is claimed, and a new one comes.
  here.google.levers.offline = false;
  station.session()?.claiming()?.hurry();
  scanned(station, imei(3));
  await settled(station);

  const again = await restored(here, station);
  await settled(again);
  expect([imei(1), imei(2), imei(3), foreign].map((device) => [box(again, device)?.state, box(again, device)?.reason])).toEqual([
    ['claimed', undefined],
    ['claimed', undefined],
    ['claimed', undefined],
    ['held', 'other-company'],
  ]);
  // The foreign one never was.
  expect([claims(here).sort(), again.view().balanced, here.bugs]).toEqual([[0, 1, 1, 1], true, []]);
});

test('what another station of the same partner claimed stays that station’s', async () => {
  const here = await place();
  const other = await place(here.google);
  const station = await here.packing();
  const elsewhere = await other.packing();
  scanned(station, imei(1));
  scanned(elsewhere, imei(2));
  await Promise.all([settled(station), settled(elsewhere)]);
  const again = await restored(here, station);
  await settled(again);
  expect([box(again, imei(1))?.source, box(again, imei(2))]).toEqual(['google', undefined]);
});

test('until Google has told everything no box is sent without a look, not even one that somebody waits for', async () => {
  const here = await place();
  const station = await here.packing();
  scanned(station, imei(1));
  await settled(station);
  await backedUp(here, station);
  scanned(station, imei(2));
  await settled(station);
  here.google.levers.failNext.push({ method: findByOwner, times: 3, status: 500 });
  let again = await restored(here, station);
  scanned(again, imei(2));
  const id = box(again, imei(2))?.id ?? '';
  await until(() => again.session()?.claiming() !== undefined);
  await again.session()?.claiming()?.now(id);
  // The program dies in the middle of it, and goes on where it was.
  await again.close();
  again = await here.open();
  expect(again.view().recovery).toMatchObject({ from: 'backup' });
  await settled(again);
  expect([box(again, imei(2))?.state, claims(here), here.bugs]).toEqual(['claimed', [1, 1], []]);
});

test('a copy that was put back by hand is noticed, because it ends before what was acknowledged', async () => {
  const here = await place();
  const files = journalFiles(here.account);
  let station = await here.packing();
  scanned(station, imei(1));
  await settled(station);
  await station.close();
  copyFileSync(files.journal, join(here.downloads, 'copy'));
  station = await here.open();
  scanned(station, imei(2));
  await settled(station);
  await station.close();
  copyFileSync(join(here.downloads, 'copy'), files.journal);
  const again = await here.open();
  expect(again.view().rescue).toMatchObject({ fault: 'behind', last: { boxes: 2 } });
});
