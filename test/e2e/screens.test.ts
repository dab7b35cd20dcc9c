import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { lookAt, pictureOf } from './look-at.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

const SIZES = { '1366': { width: 1366, height: 768 }, '1920': { width: 1920, height: 1080 } } as const;

test('every screen is readable, reachable and free of serious accessibility faults, light and dark, on a small and a large display', async () => {
  const { page, window } = await openStationOnScreen([], { size: SIZES['1366'] });

  await page.locator('[data-screen=doors]').waitFor();
  await look(page, '01-doors');
  await page.getByRole('button', { name: /Connect to Google/ }).click();
  await page.locator('[data-screen=connect]').waitFor();
  await look(page, '02-connect');
  await page.getByRole('textbox', { name: 'Partner ID' }).fill('12x');
  await page.locator('input[type=file]').setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await page.getByRole('button', { name: 'Test and connect' }).click();
  await page.getByRole('alert').first().waitFor();
  await look(page, '03-connect-refused');
  await page.getByRole('button', { name: /back/i }).first().click();
  await page.getByRole('button', { name: /Practice/ }).click();
  await page.locator('[data-screen=customers] button').nth(3).waitFor();
  await look(page, '04-customers');
  await practiseFor(page, 'Zakład Budowlany Żuraw');
  await look(page, '05-packing-empty');
  await scanByHand(page, imei(1));
  await result(page, 'accepted');
  await look(page, '06-packing-accepted');
  await scanByHand(page, imei(1));
  await result(page, 'duplicate');
  await look(page, '07-packing-duplicate');
  await scanByHand(page, '4006381333931');
  await result(page, 'refused');
  await look(page, '08-packing-refused');
  await page.getByRole('button', { name: 'Type it' }).click();
  await page.keyboard.type('35920', { delay: 90 });
  const [card, lastKey] = [await place(page.locator('form')), await place(page.getByRole('button', { name: '0', exact: true }))];
  expect(lastKey.y + lastKey.height).toBeLessThan(card.y + card.height);
  await look(page, '09-packing-typing');
  await page.keyboard.press('Escape');
  await scanByHand(page, foreignImeis[0] ?? '');
  await totals(page, '2 scanned = 1 claimed + 0 waiting + 1 need');
  await page.getByRole('navigation').getByRole('button', { name: 'Attention' }).click();
  await page.getByText('Claimed by another company').waitFor();
  await look(page, '10-attention');
  await page.getByRole('button', { name: 'Shift', exact: true }).click();
  await page.getByText('By customer').waitFor();
  await look(page, '11-summary');
  await page.getByRole('button', { name: 'Finish shift' }).click();
  await page.getByRole('dialog').waitFor();
  await look(page, '12-summary-finish');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.locator('[data-screen=settings]').waitFor();
  await look(page, '13-settings');
  expect(window.complaints).toEqual([]);
}, 120_000);

async function result(page: Page, kind: string): Promise<void> {
  await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe(kind);
}

/** One walk through the screens, each seen in all four ways: starting a browser for each of them would take four times as long. */
async function look(page: Page, name: string): Promise<void> {
  await lookAt(page, `${name}-1366`);
  // Only seen: the faults do not differ between the two displays.
  await page.setViewportSize(SIZES['1920']);
  for (const colorScheme of ['light', 'dark'] as const) await pictureOf(page, `${name}-1920-${colorScheme}`, colorScheme);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(SIZES['1366']);
}

async function place(part: Locator): Promise<{ readonly y: number; readonly height: number }> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('not to be seen');
  return box;
}
