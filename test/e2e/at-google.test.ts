import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { serveBrowser } from '../../main/browser/server.ts';
import { createRouter } from '../../main/router.ts';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import type { SimulatorOptions } from '../../simulator/simulator.ts';
import { openWindow, type StationWindow } from '../../tools/demo/window.ts';
import { connectedStation, type ConnectedStation } from '../support/connected-station.ts';
import { imei } from '../support/devices.ts';
import { scanByHand } from '../support/scan-by-hand.ts';
import { lookAt } from './look-at.ts';

/** A connected station in this process, so that the levers of its simulator are at hand, and the built window in real Chromium. */
async function onScreen(options: SimulatorOptions, times: number): Promise<ConnectedStation & { page: Page; window: StationWindow }> {
  const connected = await connectedStation(options, times);
  const server = await serveBrowser({
    router: createRouter(connected.station),
    folder: join(import.meta.dirname, '../../out/renderer'),
    port: 0,
    failed: (error) => connected.bugs.push(error),
  });
  onTestFinished(server.close);
  const window = await openWindow();
  onTestFinished(window.close);
  await window.page.goto(server.url);
  await window.page.locator('[data-screen=packing]').waitFor();
  return { ...connected, window, page: window.page };
}

const SLOW = { timeout: 15_000 };
const headline = (page: Page) => page.locator('header h1');
const boxButton = (page: Page, number: string) => page.getByRole('button').filter({ hasText: number });
const many = (first: number, count: number) => Array.from({ length: count }, (_, n) => imei(first + n));

test('hundreds of boxes are followed while Google works on them, and each request opens into its boxes', async () => {
  // Google's time stands still until the pictures are taken.
  const time = { stands: true, at: Date.now() };
  const now = () => (time.stands ? time.at : Date.now() + 3_600_000);
  const { page, window, scan, settled, google, bugs } = await onScreen({ now, pace: 1 }, 20);
  const [foreign = ''] = foreignImeis;
  await page.getByRole('button', { name: 'At Google' }).click();
  await headline(page).getByText('No boxes yet').waitFor();
  scan(...many(0, 411), foreign);

  const bar = page.getByRole('progressbar', { name: 'Claiming 412 boxes for Northwind Logistics' });
  await bar.waitFor({ state: 'attached' });
  time.at += 10_000;
  await headline(page).getByText('202 of 412 are claimed').waitFor();
  expect(await bar.getAttribute('aria-valuenow')).toBe('49');
  await lookAt(page, '20-google-live');

  await page.getByRole('button', { name: /412 boxes sent/ }).click();
  await expect.poll(() => page.locator('[data-state=claimed]').count(), SLOW).toBe(60);
  await page.getByText('210 on the way').waitFor();
  time.stands = false;
  await settled();
  await headline(page).getByText('411 of 412 are claimed').waitFor();
  await page.getByRole('button', { name: 'Boxes after' }).click();
  for (let turned = 1; turned < 6; turned++) await page.getByRole('button', { name: 'Boxes after' }).click();
  await page.getByText('361 to 412 of 412').waitFor();
  await page.getByText('Claimed by another company').waitFor();
  await lookAt(page, '22-google-request-done');

  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await headline(page).getByText('All claimed but 1').waitFor();
  // For so long that nothing changes under the picture.
  google.levers.failNext.push({ method: 'partners.devices.claimAsync', times: 1, status: 429, retryAfter: 3000 });
  scan(...many(500, 8));
  await page.getByText('8 boxes wait because Google asks us to slow down').waitFor();
  await lookAt(page, '23-google-quota');

  // Whoever stands there with a box need not wait for that.
  await page.getByRole('button', { name: 'Packing', exact: true }).click();
  await page.getByRole('list', { name: 'Last boxes' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Claim now' }).click();
  await page.getByText('It is claimed.').waitFor();
  await headline(page).getByText('Claimed').waitFor();
  await page.getByRole('button', { name: 'At Google' }).click();
  await headline(page).getByText('All claimed but 1').waitFor();
  expect(window.complaints).toEqual([]);
  expect(bugs).toEqual([]);
}, 120_000);

test('an order number is scanned for a request, stands in the story of each box, and a box is not taken for one', async () => {
  const { page, window, scan, settled, google, station } = await onScreen({ pace: 0 }, 20);
  const [foreign = ''] = foreignImeis;
  scan(imei(1), imei(2), foreign);
  await settled();

  await page.getByRole('button', { name: 'Show what is on its way to Google' }).click();
  await page.getByRole('button', { name: /3 boxes sent/ }).click();
  await page.getByRole('button', { name: 'Write an order number' }).click();
  await scanByHand(page, imei(9));
  await page.getByText('That was a box, not an order number').waitFor();
  await scanByHand(page, '4711-2026');
  await expect.poll(() => page.getByRole('textbox', { name: 'Order number' }).inputValue()).toBe('4711-2026');
  google.levers.neverDone = true;
  await page.getByRole('button', { name: 'Write it to all 2' }).click();
  await page.getByText('Writing to 2 boxes…').waitFor();
  google.levers.neverDone = false;
  google.levers.loseRow = true;
  await page.getByText('1 has it, 1 does not').waitFor();
  await lookAt(page, '26-order-number-partly');
  google.levers.loseRow = false;
  await page.getByRole('button', { name: 'Write it again' }).click();
  await page.getByText('2 boxes have 4711-2026 now').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();

  await boxButton(page, imei(1)).click();
  await headline(page).getByText('Claimed').waitFor();
  const story = page.getByRole('list', { name: 'What happened' });
  await expect
    .poll(async () =>
      (await story.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').replace(/^.*\d\d:\d\d /, '')),
    )
    .toEqual([
      'Scanned and stored by camera, for Northwind Logistics',
      'Sent to Google with 2 others',
      'Google took it and works on it',
      expect.stringMatching(/^Claimed as device \d+$/),
      'Order number written 4711-2026',
      'Order number written 4711-2026',
    ]);
  await lookAt(page, '28-box-claimed');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await boxButton(page, foreign).click();
  await headline(page).getByText('Needs attention').waitFor();
  await page.getByRole('button', { name: 'Claim now' }).click();
  await page.getByText('Google still refuses: Claimed by another company.').waitFor();

  // The same story is reached from wherever the box is shown.
  await page.getByRole('button', { name: 'Shift', exact: true }).click();
  await boxButton(page, imei(2)).click();
  await page.getByText('Order number written').first().waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Attention' }).click();
  await boxButton(page, foreign).first().click();
  await page.locator('[data-screen=box]').waitFor();
  await page.getByRole('button', { name: 'Packing', exact: true }).click();
  await page.getByRole('list', { name: 'Last boxes' }).getByRole('button').last().click();
  await page.getByText('Order number written').first().waitFor();

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Fewer boxes in one request' }).click();
  await page.getByRole('button', { name: 'A smaller share for this station' }).click();
  await expect.poll(() => station.settings.get()).toMatchObject({ batchSize: 200, quotaShare: 75 });
  await page.getByText('Boxes in one request').scrollIntoViewIfNeeded();
  await lookAt(page, '30-settings-google');
  expect(window.complaints).toEqual([]);
}, 120_000);

test('an answer that nobody understands can be saved as a report', async () => {
  const { page, scan, google } = await onScreen({ pace: 0 }, 20);
  google.levers.garble.push({ method: '*', times: 1000, how: 'html' });
  scan(imei(1));
  const save = page.getByRole('button', { name: 'Save report' });
  await save.waitFor();
  const download = page.waitForEvent('download');
  await save.click();
  const report = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(report).toMatchObject({ google: { state: 'google', code: 'NOT_UNDERSTOOD' }, boxes: { claimed: 0 } });
  expect(JSON.stringify(report)).not.toContain(imei(1));
}, 120_000);
