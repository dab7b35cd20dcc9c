import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { serveBrowser } from '../../main/browser/server.ts';
import { createRouter } from '../../main/router.ts';
import type { Station } from '../../main/station.ts';
import { journalFiles } from '../../main/keeping/journal-files.ts';
import { openWindow, type StationWindow } from '../../tools/demo/window.ts';
import { imei } from '../support/devices.ts';
import { place, scanned, settled } from '../support/place.ts';
import { scanByHand } from '../support/scan-by-hand.ts';
import { until } from '../support/until.ts';
import { lookAt } from './look-at.ts';

/** One window for the whole walk: it shows one station after the other. */
async function showing(window: StationWindow, station: Station): Promise<Page> {
  const server = await serveBrowser({
    router: createRouter(station),
    folder: join(import.meta.dirname, '../../out/renderer'),
    port: 0,
    failed: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(server.close);
  await window.page.goto('about:blank');
  await window.page.goto(server.url);
  return window.page;
}

const headline = (page: Page, words: string) => page.locator('header h1').getByText(words).waitFor();

test('a journal that is damaged, gone, or of a newer version is shown with the way on, and the station goes on', async () => {
  const here = await place();
  const files = journalFiles(here.account);
  const window = await openWindow();
  onTestFinished(window.close);
  const packing = await here.packing();
  for (const n of [1, 2]) scanned(packing, imei(n));
  await settled(packing);
  packing.session()?.shifts.finish();
  await until(() => packing.view().backup?.madeAt !== undefined);
  for (const n of [3, 4, 5]) scanned(packing, imei(n));
  await settled(packing);
  await packing.close();

  const whole = readFileSync(files.journal);
  const database = new DatabaseSync(files.journal);
  database.exec('PRAGMA user_version = 7');
  database.close();
  const newer = await here.open();
  let page = await showing(window, newer);
  await headline(page, 'A newer Claimstation was here');
  await lookAt(page, '60-journal-newer', ['light']);
  await newer.close();

  const bytes = Buffer.from(whole);
  for (let at = 8192; at < bytes.length; at += 4096) bytes.fill(0x5a, at, at + 64);
  writeFileSync(files.journal, bytes);
  const damaged = await here.open();
  page = await showing(window, damaged);
  await headline(page, 'The memory of this station is damaged');
  await page.getByText(/3 boxes, scanned between/).waitFor();
  await lookAt(page, '61-journal-damaged');
  here.google.levers.offline = true;
  await page.getByRole('button', { name: /Continue with the backup of .* \(2 boxes\)/ }).click();
  await page.locator('[data-screen=packing]').waitFor();
  await page.getByText('This station goes on from its backup').waitFor();
  await scanByHand(page, imei(4));
  await page.getByText('Accepted').first().waitFor();
  await lookAt(page, '62-journal-restored');
  here.google.levers.offline = false;
  damaged.session()?.claiming()?.hurry();
  await settled(damaged);
  await page.getByText('This station goes on from its backup').waitFor({ state: 'detached' });
  expect([here.google.ledger().map(({ claims }) => claims), damaged.view().total.claimed]).toEqual([[1, 1, 1, 1, 1], 3]);
  await damaged.close();

  rmSync(files.journal);
  for (const name of readdirSync(files.backups)) rmSync(join(files.backups, name));
  const gone = await here.open();
  page = await showing(window, gone);
  await headline(page, 'The memory of this station is gone');
  await page.getByText(/No backup is good. 5 boxes were scanned/).waitFor();
  await lookAt(page, '63-journal-gone', ['light']);
  await page.getByRole('button', { name: 'Begin anew and ask Google' }).click();
  await page.locator('[data-screen=customers]').waitFor();
  await settled(gone);
  expect([gone.view().total.claimed, here.bugs]).toEqual([5, []]);
  expect(window.complaints).toEqual([]);
}, 120_000);

test('everything is saved as one file, and another computer goes on with it', async () => {
  const old = await place();
  const window = await openWindow();
  onTestFinished(window.close);
  const station = await old.packing();
  for (const n of [1, 2]) scanned(station, imei(n));
  await settled(station);
  let page = await showing(window, station);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Save everything as one file' }).click();
  await page.getByText(/Saved: .*2 boxes/).waitFor();
  await page.getByText(/Saved: /).scrollIntoViewIfNeeded();
  await lookAt(page, '64-exported');
  const [name = ''] = readdirSync(old.downloads);

  // A copy that cannot be written is said, and packing goes on.
  const { backups } = journalFiles(old.account);
  rmSync(backups, { recursive: true, force: true });
  writeFileSync(backups, 'in the way');
  station.session()?.keeping.backUp('daily');
  await page.getByText('The backup could not be made').waitFor();
  await page.getByRole('button', { name: 'Packing', exact: true }).click();
  await lookAt(page, '65-backup-failed');
  rmSync(backups);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The backup could not be made').waitFor({ state: 'detached' });
  await station.close();

  const fresh = await place(old.google);
  const here = await fresh.open();
  page = await showing(window, here);
  await page.getByRole('button', { name: 'Import from another computer' }).click();
  await lookAt(page, '66-import', ['light']);
  await page.locator('input[type=file]').setInputFiles({ name: 'holiday.tar.gz', mimeType: 'application/gzip', buffer: Buffer.from('no') });
  await page.getByText('That is another kind of file').waitFor();
  await lookAt(page, '67-import-refused', ['light']);
  await page.locator('input[type=file]').setInputFiles(join(old.downloads, name));
  await page.getByText('2 boxes are here now').waitFor();
  await lookAt(page, '68-imported');
  await page.getByRole('button', { name: 'Connect to Google' }).click();
  await page.locator('[data-screen=connect]').waitFor();
  await here.connect(old.google.partnerId, old.google.keyFile);
  await settled(here);
  expect([here.view().recent.map(({ state }) => state), old.google.ledger().map(({ claims }) => claims), fresh.bugs]).toEqual([
    ['claimed', 'claimed'],
    [1, 1],
    [],
  ]);
  expect(window.complaints).toEqual([]);
}, 120_000);
