import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

/** Where the pictures go, to be looked at: `out/screens/`. */
const PICTURES = join(import.meta.dirname, '../../out/screens');
mkdirSync(PICTURES, { recursive: true });

const SIZES = { '1366': { width: 1366, height: 768 }, '1920': { width: 1920, height: 1080 } } as const;

test('every screen is readable, reachable and free of serious accessibility faults, light and dark, on a small and a large display', async () => {
  const { page, window } = await openStationOnScreen([], { size: SIZES['1366'] });
  const look = (name: string) => lookAt(page, name);

  await page.locator('[data-screen=doors]').waitFor();
  await look('01-doors');
  await page.getByRole('button', { name: /Connect to Google/ }).click();
  await page.locator('[data-screen=connect]').waitFor();
  await look('02-connect');
  await page.getByRole('textbox', { name: 'Partner ID' }).fill('12x');
  await page.locator('input[type=file]').setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await page.getByRole('button', { name: 'Test and connect' }).click();
  await page.getByRole('alert').first().waitFor();
  await look('03-connect-refused');
  await page.getByRole('button', { name: /back/i }).first().click();
  await page.getByRole('button', { name: /Practice/ }).click();
  await page.locator('[data-screen=customers] button').nth(3).waitFor();
  await look('04-customers');
  await practiseFor(page, 'Zakład Budowlany Żuraw');
  await look('05-packing-empty');
  await scanByHand(page, imei(1));
  await result(page, 'accepted');
  await look('06-packing-accepted');
  await scanByHand(page, imei(1));
  await result(page, 'duplicate');
  await look('07-packing-duplicate');
  await scanByHand(page, '4006381333931');
  await result(page, 'refused');
  await look('08-packing-refused');
  await page.getByRole('button', { name: 'Type it' }).click();
  await page.keyboard.type('35920', { delay: 90 });
  await look('09-packing-typing');
  await page.keyboard.press('Escape');
  await scanByHand(page, foreignImeis[0] ?? '');
  await totals(page, '2 scanned = 1 claimed + 0 waiting + 1 need');
  await page.getByRole('navigation').getByRole('button', { name: 'Attention' }).click();
  await page.getByText('Claimed by another company').waitFor();
  await look('10-attention');
  await page.getByRole('button', { name: 'Shift', exact: true }).click();
  await page.getByText('By customer').waitFor();
  await look('11-summary');
  await page.getByRole('button', { name: 'Finish shift' }).click();
  await page.getByRole('dialog').waitFor();
  await look('12-summary-finish');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.locator('[data-screen=settings]').waitFor();
  await look('13-settings');
  expect(window.complaints).toEqual([]);
}, 120_000);

async function result(page: Page, kind: string): Promise<void> {
  await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe(kind);
}

/** One walk through the screens, each seen in all four ways: starting a browser for each of them would take four times as long. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const [width, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Transitions at their end: a fading text has no contrast to judge.
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
      const seen = `${name}-${width}-${colorScheme}`;
      await page.screenshot({ path: join(PICTURES, `${seen}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${seen} scrolls sideways`).toBe(true);
      if (width === '1366') await judge(page, seen);
    }
  }
  await page.setViewportSize(SIZES['1366']);
}

/** The faults do not differ between the two displays, and a search takes half a second. */
async function judge(page: Page, seen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${seen}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}
