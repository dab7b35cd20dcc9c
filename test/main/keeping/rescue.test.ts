import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { journalFiles } from '../../../main/keeping/journal-files.ts';
import { quarantine } from '../../../main/keeping/quarantine.ts';
import type { Station } from '../../../main/station.ts';
import { bytesOf } from '../../support/broken-journal.ts';
import { imei } from '../../support/devices.ts';
import { place, scanned, settled, type Place } from '../../support/place.ts';
import { until } from '../../support/until.ts';

const claimsAtGoogle = ({ google }: Place) => google.ledger().map(({ claims }) => claims);
const boxes = (station: Station) =>
  station
    .session()
    ?.journal.newestBoxes(20)
    .map((box) => [box.identifiers.imei, box.state, box.source])
    .sort();

/** Changes bytes in the middle of the file, where its tables are. */
function damage(account: string): void {
  const { journal } = journalFiles(account);
  const bytes = readFileSync(journal);
  for (let at = 8192; at < bytes.length; at += 4096) bytes.fill(0x5a, at, at + 64);
  writeFileSync(journal, bytes);
}

async function shiftWithBackup(here: Place): Promise<Station> {
  const station = await here.packing();
  scanned(station, imei(1));
  scanned(station, imei(2));
  await settled(station);
  station.session()?.shifts.finish();
  await until(() => station.view().backup?.madeAt !== undefined);
  return station;
}

test('a damaged journal is set aside as it is, and the station goes on from its backup without claiming anything twice', async () => {
  const here = await place();
  const packing = await shiftWithBackup(here);
  scanned(packing, imei(3));
  await settled(packing);
  here.google.levers.offline = true;
  scanned(packing, imei(4));
  await packing.close();
  here.google.levers.offline = false;
  damage(here.account);
  const files = journalFiles(here.account);
  const damaged = bytesOf(files);

  const station = await here.open();
  expect(station.view()).toMatchObject({ account: { kind: 'google' }, rescue: { fault: 'damaged' }, recent: [] });
  await until(() => station.view().rescue?.looking === false);
  expect([station.view().rescue, scanned(station, imei(5)), bytesOf(files)]).toEqual([
    {
      fault: 'damaged',
      detail: expect.any(String),
      looking: false,
      backup: { madeAt: expect.any(Number), boxes: 2 },
      last: { boxes: 4, at: expect.any(Number) },
    },
    undefined,
    damaged,
  ]);

  expect(await station.goOn()).toEqual({ outcome: 'went-on' });
  const [aside = ''] = readdirSync(files.quarantine);
  expect([aside, bytesOf(journalFiles(join(files.quarantine, aside))), readdirSync(files.backups).length]).toEqual([
    expect.stringMatching(/-damaged$/),
    damaged,
    1,
  ]);
  expect(readFileSync(join(files.quarantine, aside, 'README.txt'), 'utf8')).toContain('The file is damaged');

  // What is scanned again before Google has told everything is looked up before it is sent.
  expect(scanned(station, imei(3))).toBe('accepted');
  expect(scanned(station, imei(4))).toBe('accepted');
  await settled(station);
  expect(scanned(station, imei(3))).toBe('duplicate');
  expect(boxes(station)?.map(([, state]) => state)).toEqual(['claimed', 'claimed', 'claimed', 'claimed']);
  expect([claimsAtGoogle(here), station.view().balanced, here.bugs]).toEqual([[1, 1, 1, 1], true, []]);

  // The next start finds nothing to complain of.
  await station.close();
  const again = await here.open();
  expect([again.view().rescue, again.view().recovery, boxes(again)?.length]).toEqual([undefined, undefined, 4]);
});

test('without a good backup the station begins anew and takes over from Google what it had claimed', async () => {
  const here = await place();
  const packing = await here.packing();
  for (const n of [1, 2, 3]) scanned(packing, imei(n));
  await settled(packing);
  await packing.close();
  rmSync(journalFiles(here.account).journal);

  const station = await here.open();
  await until(() => station.view().rescue?.looking === false);
  expect(station.view().rescue).toMatchObject({ fault: 'missing', last: { boxes: 3 } });
  await station.goOn();
  await settled(station);
  expect([boxes(station), claimsAtGoogle(here), station.view().total, station.view().balanced]).toEqual([
    [1, 2, 3].map((n) => [imei(n), 'claimed', 'google']),
    [1, 1, 1],
    { scanned: 3, claimed: 3, waiting: 0, attention: 0, released: 0, undone: 0 },
    true,
  ]);
  expect(here.bugs).toEqual([]);
});

test('a journal of a newer version stays where it is, and nothing goes on without it', async () => {
  const here = await place();
  const packing = await shiftWithBackup(here);
  await packing.close();
  const files = journalFiles(here.account);
  const database = new DatabaseSync(files.journal);
  database.exec('PRAGMA user_version = 7');
  database.close();
  const newer = bytesOf(files);

  const station = await here.open();
  expect([station.view().rescue?.fault, await station.goOn(), bytesOf(files), existsSync(files.quarantine)]).toEqual([
    'newer',
    { outcome: 'refused', reason: 'newer' },
    newer,
    false,
  ]);
});

test('damage that shows while packing refuses the box and ends the work on that journal', async () => {
  const here = await place();
  const station = await shiftWithBackup(here);
  const other = new DatabaseSync(journalFiles(here.account).journal);
  other.exec(`UPDATE boxes SET state = 'nonsense'`);
  other.close();
  expect(scanned(station, imei(1))).toBe('refused');
  expect([station.view().rescue?.fault, scanned(station, imei(7))]).toEqual(['damaged', undefined]);
  await until(() => station.view().rescue?.looking === false);
  expect(await station.goOn()).toEqual({ outcome: 'went-on' });
  await settled(station);
  expect([boxes(station), claimsAtGoogle(here), here.bugs]).toEqual([[1, 2].map((n) => [imei(n), 'claimed', 'camera']), [1, 1], []]);
});

test('a journal whose file was only away for a moment is gone on with as it is', async () => {
  const here = await place();
  const packing = await shiftWithBackup(here);
  await packing.close();
  const { journal, quarantine } = journalFiles(here.account);
  const bytes = readFileSync(journal);
  rmSync(journal);
  const station = await here.open();
  await until(() => station.view().rescue?.looking === false);
  writeFileSync(journal, bytes);
  expect(await station.goOn()).toEqual({ outcome: 'went-on' });
  expect([station.view().rescue, station.view().recovery, boxes(station)?.length, existsSync(quarantine)]).toEqual([
    undefined,
    undefined,
    2,
    false,
  ]);
});

test('a program that dies between setting the journal aside and going on says at the next start that it is gone', async () => {
  const here = await place();
  const packing = await shiftWithBackup(here);
  await packing.close();
  const files = journalFiles(here.account);
  quarantine(files, { fault: 'damaged', detail: 'as a test', at: Date.now() });
  rmSync(files.backups, { recursive: true });
  const station = await here.open();
  expect(station.view().rescue?.fault).toBe('missing');
  await until(() => station.view().rescue?.looking === false);
  await station.goOn();
  await settled(station);
  expect([boxes(station)?.map(([, state]) => state), readdirSync(files.quarantine).length]).toEqual([['claimed', 'claimed'], 2]);
});
