import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

let google: Simulator;
let stateFile: string;
beforeEach(async () => {
  stateFile = join(mkdtempSync(join(tmpdir(), 'google-')), 'state.json');
  google = await startSimulator({ pace: 0, stateFile });
});
afterEach(() => google.close());

const endpoints = () => ['--zero-touch-url', google.rootUrl, '--token-url', google.tokenUrl];

async function fillIn(page: Page, partnerId: string, keyFile: string): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'partner-key.json');
  writeFileSync(file, keyFile);
  await page.getByRole('textbox', { name: 'Partner ID' }).fill(partnerId);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Test and connect' }).click();
}

describe('connecting to Google', () => {
  test('from the two doors to a claimed device, with the key in a real keychain, and out again', async () => {
    const { page, window } = await openStationOnScreen(endpoints());
    await page.locator('[data-screen=doors]').waitFor();
    await page.getByRole('button', { name: /Connect to Google/ }).click();
    await page.locator('[data-screen=connect]').waitFor();
    await fillIn(page, google.partnerId, google.keyFile);
    await page.getByText('14 customers found').waitFor();
    await page.getByRole('button', { name: 'Choose a customer' }).click();
    await practiseFor(page, 'Estuary Water Board');
    expect(await page.getByText('PRACTICE').count()).toBe(0);
    await scanByHand(page, imei(1));
    await totals(page, '1 scanned = 1 claimed');
    expect(google.ledger()).toMatchObject([{ imei: imei(1), owner: '1152921504606846977', claims: 1 }]);

    await page.getByRole('button', { name: 'Settings' }).click();
    await page
      .getByRole('button', { name: /Disconnect/ })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Disconnect/ })
      .click();
    await page.locator('[data-screen=doors]').waitFor();
    expect(window.complaints).toEqual([]);
  });

  test.each([
    ['a picture instead of a key', () => ({ keyFile: '\u0089PNG', partnerId: google.partnerId }), 'That is no key file'],
    ['a partner ID with letters', () => ({ keyFile: google.keyFile, partnerId: 'P-42' }), 'That is no partner ID'],
    ['somebody else’s partner ID', () => ({ keyFile: google.keyFile, partnerId: '42' }), 'This key may not act for this partner ID'],
  ])('%s gets one clear message, and nothing is kept', async (_what, entries, message) => {
    const { page } = await openStationOnScreen(endpoints());
    await page.getByRole('button', { name: /Connect to Google/ }).click();
    const { partnerId, keyFile } = entries();
    await fillIn(page, partnerId, keyFile);
    await page.getByText(message).waitFor();
    await page.reload();
    await page.locator('[data-screen=doors]').waitFor();
  });

  test('Google out of reach while packing: the bar says so, boxes wait, and are claimed when it is back', async () => {
    const { page } = await openStationOnScreen(endpoints());
    await page.getByRole('button', { name: /Connect to Google/ }).click();
    await fillIn(page, google.partnerId, google.keyFile);
    await page.getByRole('button', { name: 'Choose a customer' }).click();
    await practiseFor(page, 'Estuary Water Board');
    // The cable is out: nothing listens where Google was.
    await google.close();
    await scanByHand(page, imei(2));
    await scanByHand(page, imei(3));
    await page
      .getByText(/no connection/i)
      .first()
      .waitFor({ timeout: 15_000 });
    await totals(page, '2 scanned = 0 claimed + 2 waiting');
    google = await startSimulator({ pace: 0, stateFile, port: Number(new URL(google.rootUrl).port) });
    await page.getByRole('button', { name: 'Try now' }).click();
    await totals(page, '2 scanned = 2 claimed');
    expect(google.ledger().map(({ claims }) => claims)).toEqual([1, 1]);
  });
});
