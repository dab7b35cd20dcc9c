import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { serveBrowser } from '../../main/browser/server.ts';
import { createRouter } from '../../main/router.ts';
import { heardSounds, openWindow } from '../../tools/demo/window.ts';
import { connectedStation } from '../support/connected-station.ts';
import { fillUp, otherProgramWrites, smallDisk } from '../support/real-faults.ts';
import { scanByHand } from '../support/scan-by-hand.ts';
import { lookAt } from './look-at.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';

closeStationsAfterEach();

const SLOW = { timeout: 20_000 };
const bar = (page: Page, title: string) => page.locator('header').getByRole('alert').filter({ hasText: title });

test('what goes wrong with the disk is heard, is said in words with the way out, and is over by itself', async () => {
  const folder = join(smallDisk(8), 'data');
  const { page, window } = await openStationOnScreen(['--practice'], {}, folder);
  let scanned = 0;
  const scan = async (expected: 'accepted' | 'refused'): Promise<void> => {
    const before = (await heardSounds(page)).length;
    await scanByHand(page, imei((scanned += 1)));
    await expect.poll(async () => (await heardSounds(page)).slice(before), SLOW).toEqual([expected]);
  };
  await practiseFor(page, 'Harrowgate Schools Trust');
  await scan('accepted');
  await totals(page, '1 scanned = 1 claimed');

  const makeRoom = fillUp(folder);
  await scan('refused');
  await page.getByText('Free some space on this computer, then scan this box again.').waitFor();
  await bar(page, 'The disk of this computer is full').waitFor();
  await lookAt(page, '31-disk-full');
  await page.getByRole('button', { name: 'Finish shift' }).click();
  await page.getByRole('button', { name: 'Finish shift' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Finish shift' }).click();
  await page.getByText('The shift is not finished. The disk of this computer is full.').waitFor();
  await lookAt(page, '32-disk-full-finish');
  await page.getByRole('dialog').getByRole('button', { name: 'Go on packing' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Sounds on' }).click();
  await page.getByText('The disk of this computer is full. Free some space, then try again.').waitFor();
  expect(await page.getByRole('switch', { name: 'Sounds on' }).isChecked()).toBe(true);
  await lookAt(page, '33-disk-full-settings', ['light']);
  makeRoom();
  await bar(page, 'The disk of this computer is full').waitFor({ state: 'detached', ...SLOW });
  await page.getByRole('button', { name: 'Packing', exact: true }).click();
  await scan('accepted');

  const end = otherProgramWrites(join(folder, 'accounts/practice/journal.sqlite'));
  await scan('refused');
  await page.getByText('Close the program that holds the data of this station').waitFor();
  await lookAt(page, '34-journal-locked', ['light']);
  end();
  await bar(page, 'Another program').waitFor({ state: 'detached', ...SLOW });

  rmSync(folder, { recursive: true });
  await scan('refused');
  await bar(page, 'The data folder of this station is gone').waitFor();
  await lookAt(page, '35-folder-gone');
  await page.getByRole('button', { name: 'Write everything again' }).click();
  await bar(page, 'The data folder of this station is gone').waitFor({ state: 'detached', ...SLOW });
  await scan('accepted');
  await totals(page, '3 scanned = 3 claimed');
  expect(window.complaints).toEqual([]);
}, 120_000);

test('a clock that is wrong is named, and not the key', async () => {
  let apartMs = 0;
  const { station, google, scan, settled, bugs } = await connectedStation({ credentialNow: () => Date.now() + apartMs });
  const server = await serveBrowser({
    router: createRouter(station),
    folder: join(import.meta.dirname, '../../out/renderer'),
    port: 0,
    failed: (error) => bugs.push(error),
  });
  onTestFinished(server.close);
  const { page, close } = await openWindow();
  onTestFinished(close);
  await page.goto(server.url);
  await page.locator('[data-screen=packing]').waitFor();
  apartMs = 365 * 24 * 3_600_000;
  scan(imei(1));
  await page.getByText('The clock of this computer is wrong').waitFor();
  expect(station.view().google).toMatchObject({ state: 'sign-in', code: 'CLOCK_WRONG' });
  await lookAt(page, '36-clock-wrong');
  // Somebody sets it right.
  apartMs = 0;
  await settled();
  await page.getByText('The clock of this computer is wrong').waitFor({ state: 'detached', ...SLOW });

  await station.leave();
  apartMs = -365 * 24 * 3_600_000;
  await page.getByRole('button', { name: /Connect to Google/ }).click();
  await page.getByRole('textbox', { name: 'Partner ID' }).fill(google.partnerId);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(google.keyFile) });
  await page.getByRole('button', { name: 'Test and connect' }).click();
  await page.getByRole('alert').filter({ hasText: 'The clock of this computer is wrong' }).waitFor();
  await lookAt(page, '37-connect-clock-wrong', ['light']);
  expect(bugs).toEqual([]);
}, 120_000);
