import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

/** Where the pictures go, to be looked at: `out/screens/`. */
const PICTURES = join(import.meta.dirname, '../../out/screens');
mkdirSync(PICTURES, { recursive: true });

const SIZES = { '1366': { width: 1366, height: 768 }, '1920': { width: 1920, height: 1080 } } as const;

describe.each([
  ['1366', 'light'],
  ['1366', 'dark'],
  ['1920', 'light'],
  ['1920', 'dark'],
] as const)('every screen at %s wide, %s', (size, colorScheme) => {
  test('is readable, reachable and free of serious accessibility faults', async () => {
    const { page, window } = await openStationOnScreen([], { size: SIZES[size], colorScheme });
    const look = (name: string) => lookAt(page, `${name}-${size}-${colorScheme}`);

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
    await page.getByRole('button', { name: 'Attention' }).click();
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
  });
});

async function result(page: Page, kind: string): Promise<void> {
  await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe(kind);
}

async function lookAt(page: Page, name: string): Promise<void> {
  // Transitions at their end: a fading text has no contrast to judge.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`).toBe(true);
}
