import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { serveBrowser } from '../../main/browser/server.ts';
import { createRouter } from '../../main/router.ts';
import { heardSounds, openWindow, type StationWindow } from '../../tools/demo/window.ts';
import { connectedStation, type ConnectedStation } from '../support/connected-station.ts';
import { imei } from '../support/devices.ts';
import { keysOf, scanByHand, scanKeys, ENTER } from '../support/scan-by-hand.ts';
import { lookAt } from './look-at.ts';

const NORTHWIND = 'Northwind Logistics';
const ALDERBROOK = 'Alderbrook Hospitality';
const twelve = Array.from({ length: 12 }, (_, n) => imei(n + 1));
const last = (number: string | undefined) => (number ?? '').slice(-4);

test('wrong customer noticed after twelve boxes, before and after the claim: each is taken back or moved, and each says what became of it', async () => {
  const { page, window, google, station, calls, settled, bugs } = await onScreen();
  const ownerOf = (number: string) => google.ledger().find((entry) => entry.imei === number)?.owner;
  const [alderbrook = ''] = (await calls.customers.list({ refresh: false })).customers.flatMap(({ id, name }) =>
    name === ALDERBROOK ? [id] : [],
  );
  expect(alderbrook).not.toBe('');

  // Google asks to slow down, so that all twelve still wait here.
  google.levers.failNext.push({ method: 'partners.devices.claimAsync', times: 1, status: 429, retryAfter: 3000 });
  await scanKeys(
    page,
    twelve.map((number) => [...keysOf(number), ENTER]),
  );
  await counter(page, '12');

  // The code twice, then Ctrl+Z, then the button: one box further back each time, never the same again.
  await scanByHand(page, 'CS-UNDO');
  await shown(page, 'undone', last(twelve[11]));
  await scanByHand(page, 'CS-UNDO');
  await shown(page, 'undone', last(twelve[10]));
  await lookAt(page, '50-taken-back-1366');
  await page.keyboard.press('Control+z');
  await shown(page, 'undone', last(twelve[9]));
  await page.getByRole('button', { name: 'One more back' }).click();
  await shown(page, 'undone', last(twelve[8]));
  await counter(page, '8');
  await receipt(page, '12 scanned = 0 claimed + 8 waiting + 0 need attention + 4 taken back');
  expect((await heardSounds(page)).slice(-4)).toEqual(['undone', 'undone', 'undone', 'undone']);

  // Their numbers are free again.
  await scanKeys(
    page,
    twelve.slice(8).map((number) => [...keysOf(number), ENTER]),
  );
  await counter(page, '12');
  await shown(page, 'accepted', last(twelve[11]));
  await lookAt(page, '51-accepted-with-ways-back-1366', ['light']);

  await page.getByRole('button', { name: 'Wrong customer?' }).click();
  await page.getByText('Which boxes have the wrong customer?').waitFor();
  await lookAt(page, '52-wrong-customer-which-1366');
  await page.getByRole('button', { name: `All 12 of this shift for ${NORTHWIND}` }).click();
  await page.getByText('Who should have these 12 boxes?').waitFor();
  await page.getByRole('button', { name: ALDERBROOK }).first().click();
  await page.getByText('12 boxes are still here: moved at once').waitFor();
  await lookAt(page, '53-wrong-customer-confirm-1366');
  await page.getByRole('button', { name: `Hold to move 12 boxes to ${ALDERBROOK}` }).click();
  await page.getByText('Hold it down until it is full').waitFor();
  expect(station.view().recent.every(({ customer }) => customer.name === NORTHWIND)).toBe(true);
  await hold(page, 'Hold to move 12 boxes');
  await page.getByRole('heading', { name: `All 12 are moved to ${ALDERBROOK}` }).waitFor();
  await lookAt(page, '54-wrong-customer-moved-1366', ['light']);

  google.levers.failNext.length = 0;
  await calls.claims.hurry();
  await page.getByText('Every one of them is claimed.').waitFor();
  expect(await page.getByText(`Claimed for ${ALDERBROOK}`).count()).toBe(12);
  expect(twelve.map(ownerOf)).toEqual(twelve.map(() => alderbrook));
  await page.getByRole('button', { name: 'Done', exact: true }).click();

  // Claimed for the right one by now: taking back says so, and offers to let it go.
  await scanByHand(page, 'CS-UNDO');
  await shown(page, 'not-undone', last(twelve[11]));
  await page.getByText(`Nothing was taken back. ${ALDERBROOK} has this device now.`).waitFor();
  await lookAt(page, '55-not-taken-back-1366');
  await hold(page, 'Let it go');
  await settled();
  expect(ownerOf(twelve[11] ?? '')).toBeUndefined();
  await receipt(page, '16 scanned = 11 claimed + 0 waiting + 0 need attention + 1 let go + 4 taken back');

  await page.getByRole('list', { name: 'Last boxes' }).getByRole('button').nth(1).click();
  await page.getByText('Moved to another customer').waitFor();
  await page.getByText(`from ${NORTHWIND} to ${ALDERBROOK}`).waitFor();
  await page.getByRole('button', { name: 'Take this box back' }).click();
  await page.getByText(`${ALDERBROOK} has this device now.`).waitFor();
  await page.getByRole('button', { name: 'Let it go' }).waitFor();
  await lookAt(page, '56-story-of-a-moved-box-1366', ['light']);

  // And back again after the claim, from the table of the shift.
  await page.getByRole('button', { name: 'Shift', exact: true }).click();
  await page.getByRole('button', { name: 'Wrong customer?' }).waitFor();
  await lookAt(page, '57-shift-with-taken-back-1366');
  await page.getByRole('button', { name: 'Wrong customer?' }).click();
  await page.getByText('Whose boxes have the wrong customer?').waitFor();
  await page.getByRole('button', { name: ALDERBROOK }).click();
  await page.getByRole('button', { name: NORTHWIND }).first().click();
  await page.getByText(`11 boxes are claimed: ${ALDERBROOK} loses them first, then they are claimed again`).waitFor();
  await lookAt(page, '58-wrong-customer-claimed-1366', ['light']);
  await hold(page, 'Hold to move 11 boxes');
  await page.getByRole('heading', { name: `All 11 are moved to ${NORTHWIND}` }).waitFor();
  await page.getByText('Every one of them is claimed.').waitFor(SLOW);
  const northwind = station.view().customer?.id;
  expect(twelve.slice(0, 11).map(ownerOf)).toEqual(twelve.slice(0, 11).map(() => northwind));
  expect(station.view().balanced).toBe(true);
  expect(window.complaints).toEqual([]);
  expect(bugs).toEqual([]);
}, 120_000);

const SLOW = { timeout: 20_000 };

async function onScreen(): Promise<ConnectedStation & { page: Page; window: StationWindow }> {
  const connected = await connectedStation({ pace: 0 }, 20);
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

/** What the panel shows, and the giant digits on it. */
async function shown(page: Page, result: string, digits: string): Promise<void> {
  const panel = page.locator(`[data-result=${result}]`);
  await panel
    .getByLabel(`Ends in ${[...digits].join(' ')}`)
    .first()
    .waitFor();
}

async function counter(page: Page, count: string): Promise<void> {
  await expect.poll(() => page.getByTestId('counter').locator('span').first().innerText(), SLOW).toBe(count);
}

async function receipt(page: Page, expected: string): Promise<void> {
  await expect.poll(async () => (await page.locator('footer').innerText()).replaceAll(/\s+/g, ' '), SLOW).toContain(expected);
}

async function hold(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).hover();
  await page.mouse.down();
  await new Promise((resolve) => setTimeout(resolve, 1700));
  await page.mouse.up();
}
