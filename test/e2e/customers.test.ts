import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { heardSounds } from '../../tools/demo/window.ts';
import { scanByHand } from '../support/scan-by-hand.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';

closeStationsAfterEach();

/** Where the pictures go, to be looked at: `out/screens/`. */
const PICTURES = join(import.meta.dirname, '../../out/screens');
mkdirSync(PICTURES, { recursive: true });

let google: Simulator | undefined;
afterEach(() => google?.close());

describe('customers', () => {
  test('one of five thousand is found while it is typed, without accents and with a slip; a new one is made only by a button that is held', async () => {
    const { page, window } = await openStationOnScreen(['--practice'], { colorScheme: 'dark' }, withCustomers(5000));
    await page.getByText('Type to narrow').waitFor();
    const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('en-GB', { weekday: 'long' });
    await page.getByText(`5,000 customers, as of ${yesterday}`).waitFor();
    expect(await page.locator('[data-screen=customers] li').count()).toBe(60);
    await look(page, '30-customers-many-dark');
    await page.getByRole('textbox').fill('zaklda zuraw');
    await page.getByRole('button', { name: 'Zakład Budowlany Żuraw' }).waitFor();
    expect(await page.locator('[data-screen=customers] li').count()).toBe(1);

    await page.getByRole('button', { name: 'New customer' }).click();
    await page.getByRole('textbox', { name: 'Name of the customer' }).fill('customer 0007 GMBH');
    await page.getByText('in your list already').waitFor();
    await look(page, '31-new-customer-name-dark');
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    await page.getByRole('textbox').fill('Łódź Öl & Søn');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'E-mail address of an owner' }).fill('anna@gmail.com');
    await page.keyboard.press('Enter');
    await page.getByText('gmail.com is for private people').waitFor();
    await look(page, '32-new-customer-owners-dark');
    await page.getByRole('textbox').fill('anna@lodz');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('That is no e-mail address').waitFor();
    await page.getByRole('textbox').fill('bo@lodz-oel.example');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Nobody else' }).click();
    await page.getByText('In which language').waitFor();
    await look(page, '33-new-customer-language-dark');
    await page.getByRole('button', { name: 'Polski' }).click();
    await page.getByText('can never be changed').waitFor();
    await look(page, '34-new-customer-confirm-dark');
    await page.getByRole('button', { name: 'Hold to create this customer' }).click();
    await page.getByText('Keep holding until it is full').waitFor();
    expect(await page.getByRole('heading', { name: 'Created' }).count()).toBe(0);
    await hold(page);
    await page.getByRole('heading', { name: 'Created' }).waitFor();
    await look(page, '35-new-customer-created-dark');
    await page.getByRole('button', { name: 'Pack for this customer' }).click();
    await page.locator('[data-screen=packing]').waitFor();
    expect(await page.locator('[data-screen=packing] h1').innerText()).toBe('Łódź Öl & Søn');
    expect(window.complaints).toEqual([]);
  });

  test('an answer that is lost leaves no doubt unsaid, and the resellers below are shown and told offline', async () => {
    const { page, window } = await connected();
    await page.getByRole('button', { name: 'Resellers below us' }).click();
    await page.getByRole('button', { name: 'Harbour Mobile Supply' }).click();
    await page.getByText('Kestrel Couriers').waitFor();
    await look(page, '36-vendors-light');
    levers().offline = true;
    await page.getByRole('button', { name: 'Lindqvist Telefoni AB' }).click();
    await page.getByText('No connection to Google').first().waitFor();
    levers().offline = false;
    await page.getByRole('button', { name: 'Back to the customers' }).click();

    await fillIn(page, 'Quince & Co', 'anna@quince.invalid');
    await hold(page);
    await page.getByRole('heading', { name: 'Google refuses this customer' }).waitFor();
    await look(page, '37-new-customer-refused-light');
    await page.getByRole('button', { name: 'Back to the customers' }).click();

    levers().dropRequest = [{ method: 'partners.customers.create', times: 1 }];
    await fillIn(page, 'Quince & Co', 'anna@quince.example');
    await hold(page);
    await page.getByRole('heading', { name: 'Nobody knows yet' }).waitFor();
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText("it was not in Google's list").waitFor();
    await look(page, '38-new-customer-unsure-light');
    expect(window.complaints).toEqual([]);
  });
});

describe('a device without an IMEI', () => {
  test('is stored by its serial number and model, the next ones in one scan each, and nothing by accident', async () => {
    const { page, window } = await openStationOnScreen(['--practice']);
    await practiseFor(page, 'Ibis Courier');
    await page.getByRole('button', { name: 'No IMEI?' }).click();
    await page.getByText('What stands on the label?').waitFor();
    await scanByHand(page, '4006381333931');
    await page.getByText('That is the code of the article').waitFor();
    await look(page, '39-other-kind-light');
    await scanByHand(page, 'r58N100x1');
    await page.getByText('Who made it?').waitFor();
    await page.getByRole('textbox').fill('Acme');
    await look(page, '40-other-manufacturer-light');
    await page.keyboard.press('Enter');
    await page.getByText('What is the model called?').waitFor();
    await scanByHand(page, 'SM-T500');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Is this right?').waitFor();
    expect(await page.locator('dd').first().textContent()).toBe('r58N100x1');
    await scanByHand(page, 'r58N100x2');
    await page.getByText('Answer the question on the screen first').waitFor();
    await look(page, '41-other-check-light');
    expect(await heardSounds(page)).toEqual(['refused', 'refused']);
    await page.getByRole('button', { name: 'Store this device' }).click();
    await totals(page, '1 scanned');
    for (const serial of ['r58N100x2', 'R58N100X2', 'r58N100x2']) await scanByHand(page, serial);
    await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('duplicate');
    await scanByHand(page, 'PALLET-0000000001');
    await page.getByText('Not like the last one').first().waitFor();
    await look(page, '42-other-doubted-light');
    await page.getByRole('button', { name: 'Store', exact: true }).click();
    await totals(page, '4 scanned');
    expect(await heardSounds(page)).toEqual(['refused', 'refused', 'accepted', 'accepted', 'accepted', 'duplicate', 'refused', 'accepted']);
    await page.getByRole('button', { name: 'Back to packing' }).click();
    await page.locator('[data-screen=packing]').waitFor();
    expect(window.complaints).toEqual([]);
  });

  test('or a phone with its model, which is offered for the next phone of its type once Google has taken it', async () => {
    const { page, window } = await openStationOnScreen(['--practice'], { colorScheme: 'dark' });
    await practiseFor(page, 'Ibis Courier');
    await page.getByRole('button', { name: 'No IMEI?' }).click();
    await page.getByText('What stands on the label?').waitFor();
    await scanByHand(page, imei(1));
    await page.getByRole('button', { name: 'Another model' }).click();
    await page.getByRole('textbox', { name: 'Manufacturer' }).fill('Acme');
    // Not Enter: so soon after a scan it would be the scanner's own late suffix.
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('textbox', { name: 'Model' }).fill('Nordlicht 5');
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-screen=other-device]').innerText()).toContain('0\nboxes this shift');
    await page.getByRole('button', { name: 'Store this device' }).click();
    await totals(page, '1 scanned = 1 claimed');
    await look(page, '43-other-next-dark');
    await page.getByRole('button', { name: 'Another model' }).click();
    await scanByHand(page, imei(2));
    await page.getByRole('button', { name: 'Nordlicht 5' }).waitFor();
    await look(page, '44-other-models-dark');
    await page.getByRole('button', { name: 'Nordlicht 5' }).click();
    await page.getByRole('button', { name: 'Store this device' }).click();
    await totals(page, '2 scanned');
    expect(window.complaints).toEqual([]);
  });
});

/** A station that knew so many customers yesterday. */
function withCustomers(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'station-'));
  mkdirSync(join(folder, 'accounts', 'practice'), { recursive: true });
  const customers = Array.from({ length: count }, (_, n) => ({
    id: String(2_000_000_000 + n),
    name: n === 4321 ? 'Zakład Budowlany Żuraw' : `Customer ${String(n).padStart(4, '0')} GmbH`,
    terms: (['accepted', 'not-accepted', 'stale', 'unknown'] as const)[n % 4],
  }));
  writeFileSync(join(folder, 'accounts', 'practice', 'customers.json'), JSON.stringify({ customers, fetchedAt: Date.now() - 86_400_000 }));
  return folder;
}

function levers(): Simulator['levers'] {
  if (google === undefined) throw new Error('no Google here');
  return google.levers;
}

/** A station that is connected to a Google of this test's own, with a real keychain. */
async function connected() {
  google = await startSimulator({ pace: 0 });
  const station = await openStationOnScreen(['--zero-touch-url', google.rootUrl, '--token-url', google.tokenUrl]);
  const client = await station.host.connect();
  expect(await client.access.connect({ partnerId: google.partnerId, keyFile: google.keyFile })).toMatchObject({ outcome: 'connected' });
  await station.page.locator('[data-screen=customers] button').nth(3).waitFor();
  return station;
}

/** All the answers, up to the last look. */
async function fillIn(page: Page, name: string, owner: string): Promise<void> {
  await page.getByRole('button', { name: 'New customer' }).click();
  await page.getByRole('textbox', { name: 'Name of the customer' }).fill(name);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'E-mail address of an owner' }).fill(owner);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Nobody else' }).click();
  await page.getByRole('button', { name: 'Google decides' }).click();
}

async function hold(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hold to create this customer' }).hover();
  await page.mouse.down();
  await page.getByRole('heading', { name: 'Is this name right, letter by letter?' }).waitFor({ state: 'detached' });
  await page.mouse.up();
}

/** A picture of the screen, judged by axe. */
async function look(page: Page, name: string): Promise<void> {
  // Transitions at their end: a fading text has no contrast to judge.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`).toBe(true);
}
