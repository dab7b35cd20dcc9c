import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { create } from 'tar';
import { expect, test } from 'vitest';
import type { Station } from '../../../main/station.ts';
import { imei } from '../../support/devices.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { place, scanned, settled, type Place } from '../../support/place.ts';

async function exported(station: Station): Promise<Buffer> {
  const outcome = await station.moving.export();
  if (outcome.outcome !== 'exported') throw new Error(JSON.stringify(outcome));
  return readFileSync(outcome.file);
}

/** In pieces, as a window gives it. */
function imported(station: Station, archive: Buffer) {
  const upload = station.moving.begin();
  for (let at = 0; at < archive.length; at += 10_000) station.moving.add(upload, at, archive.subarray(at, at + 10_000));
  return station.moving.finish(upload);
}

const stored = ({ folder }: Place) => (existsSync(join(folder, 'accounts')) ? readdirSync(join(folder, 'accounts')) : []);

test('a station goes on with another computer, and what the old one did after the archive was made is not done twice', async () => {
  const old = await place();
  const station = await old.packing();
  station.settings.change({ batchSize: 50 });
  scanned(station, imei(1));
  await settled(station);
  old.google.levers.offline = true;
  scanned(station, imei(2));
  const archive = await exported(station);
  // The old one goes on all the same: what was waiting is claimed, and one more.
  old.google.levers.offline = false;
  station.session()?.claiming()?.hurry();
  scanned(station, imei(3));
  await settled(station);
  await station.close();
  expect(readdirSync(old.downloads)).toEqual([expect.stringMatching(/^claimstation-\d{4}-\d\d-\d\d-\d{4}\.tar\.gz$/)]);
  expect([
    readdirSync(old.folder).includes('exporting'),
    old.google.keyFile.includes('PRIVATE KEY'),
    gunzipSync(archive).includes('PRIVATE KEY'),
  ]).toEqual([false, true, false]);

  const fresh = await place(old.google);
  const here = await fresh.open();
  expect(await imported(here, archive)).toMatchObject({ outcome: 'imported', accounts: [{ name: 'partner-3141592653', boxes: 2 }] });
  expect([here.settings.get().batchSize, readdirSync(fresh.folder).includes('importing')]).toEqual([50, false]);
  await here.connect(old.google.partnerId, old.google.keyFile);
  await settled(here);
  expect([
    here
      .session()
      ?.journal.newestBoxes(9)
      .map((box) => [box.identifiers.imei, box.state])
      .sort(),
    old.google.ledger().map(({ claims }) => claims),
    here.view().balanced,
    scanned(here, imei(3)),
    fresh.bugs,
  ]).toEqual([[1, 2, 3].map((n) => [imei(n), 'claimed']), [1, 1, 1], true, 'duplicate', []]);
});

test('an archive is not taken where its account is stored, nor while an account is open', async () => {
  const old = await place();
  const station = await old.packing();
  scanned(station, imei(1));
  await settled(station);
  const archive = await exported(station);
  expect(await imported(station, archive)).toEqual({ outcome: 'refused', reason: 'not-now' });
  await station.leave();
  const before = readdirSync(old.account).sort();
  expect(await imported(station, archive)).toEqual({ outcome: 'refused', reason: 'account-here' });
  expect(readdirSync(old.account).sort()).toEqual(before);
});

test('what is no archive, or was changed, is refused whole, and nothing is put anywhere', async () => {
  const old = await place();
  const station = await old.packing();
  scanned(station, imei(1));
  await settled(station);
  const archive = await exported(station);
  const fresh = await place(old.google);
  const here = await fresh.open();
  const unpacked = gunzipSync(archive);
  const changed = (find: string, put: string) => {
    const copy = Buffer.from(unpacked);
    copy.write(put, copy.indexOf(find));
    return gzipSync(copy);
  };
  const outside = temporaryFolder();
  mkdirSync(join(outside, 'in'));
  writeFileSync(join(outside, 'claimstation.json'), '{}');
  writeFileSync(join(outside, 'evil'), 'x');
  const reasons = [];
  for (const bytes of [
    Buffer.from('no archive'),
    archive.subarray(0, archive.length / 2),
    gzipSync(unpacked.subarray(0, 2048)),
    changed('"format": 1', '"format": 2'),
    changed('SQLite format 3', 'SQLite format 4'),
    changed('Northwind', 'Southwind'),
    create({ cwd: join(outside, 'in'), preservePaths: true, sync: true, gzip: true }, ['../claimstation.json', '../evil']).read() ??
      Buffer.alloc(0),
  ]) {
    const outcome = await imported(here, Buffer.from(bytes));
    reasons.push(outcome.outcome === 'refused' ? outcome.reason : outcome.outcome);
  }
  expect([reasons, stored(fresh), readdirSync(fresh.folder).includes('evil')]).toEqual([
    ['not-an-archive', 'not-an-archive', 'not-an-archive', 'newer', 'damaged', 'damaged', 'not-an-archive'],
    [],
    false,
  ]);
  expect(here.moving.add('another', 0, Buffer.from('x'))).toBe('not-begun');
  expect(await here.moving.export()).toEqual({ outcome: 'refused', reason: 'nothing-here' });
});
