import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { PartnerApi } from '../../core/ports/partner-api.ts';
import { googleCredentials } from '../../main/adapters/google/credentials.ts';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { heardSounds } from '../../tools/demo/window.ts';
import { parseCsv } from '../support/csv.ts';
import { scanByHand } from '../support/scan-by-hand.ts';
import { lookAt } from './look-at.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';

closeStationsAfterEach();

let simulator: Simulator;
let google: PartnerApi;
beforeEach(async () => {
  simulator = await startSimulator({ pace: 0 });
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  google = found.zeroTouch(simulator.partnerId);
});
afterEach(() => simulator.close());

const BOTH = ['light', 'dark'] as const;
const northwind = '1048576201';

test('a look-up shows whose a box is, changes what is noted, lets it go or moves it after a question with names, and claims nothing', async () => {
  const { page, window } = await packing();
  await scanByHand(page, imei(1));
  await scanByHand(page, foreignImeis[0] ?? '');
  await totals(page, '2 scanned = 1 claimed + 0 waiting + 1 need');

  await page.getByRole('button', { name: 'Look up', exact: true }).click();
  await page.locator('[data-verdict=idle]').waitFor();
  await look(page, '20-look-up-empty');
  await lookUp(page, imei(1), 'ours');
  expect(await page.locator('[data-verdict]').innerText()).toContain('Northwind Logistics');
  await look(page, '21-look-up-ours', BOTH);
  await page.getByRole('button', { name: 'Ask Google' }).click();
  await page.getByText('Unlocked').waitFor();

  await page.getByRole('button', { name: 'Change the order number' }).click();
  await page.getByRole('group', { name: 'Keys' }).getByRole('button', { name: 'A', exact: true }).click();
  await page.keyboard.type('-7', { delay: 90 });
  await scanByHand(page, '4500012345');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Order number saved').waitFor();
  expect(await page.locator('[data-screen=look-up]').innerText()).toContain('4500012345');
  await page.getByText('At this station').scrollIntoViewIfNeeded();
  await look(page, '23-look-up-record');

  await lookUp(page, foreignImeis[0] ?? '', 'other-company');
  await look(page, '24-look-up-other-company');
  await lookUp(page, imei(9), 'unknown');
  await look(page, '25-look-up-unknown');
  await lookUp(page, '4006381333931', 'answer');
  await look(page, '26-look-up-refused');
  await page.getByRole('button', { name: 'Type a number' }).click();
  await page.keyboard.type(imei(1).slice(0, 14), { delay: 90 });
  await look(page, '27-look-up-typing', BOTH);
  await page.keyboard.type(imei(1).slice(14), { delay: 90 });
  await page.getByText('its check digit is right').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-verdict=ours]').waitFor();

  simulator.levers.offline = true;
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('As this station last heard').waitFor();
  await look(page, '28-look-up-offline', BOTH);
  simulator.levers.offline = false;
  await totals(page, '2 scanned = 1 claimed');
  expect(simulator.ledger().map(({ attempts }) => attempts)).toEqual([1, 1]);
  expect(await heardSounds(page)).toEqual(['accepted', 'accepted', 'looked', 'looked', 'looked', 'refused', 'looked', 'looked']);

  const claimed = await google.claimOne({ customer: northwind, identifiers: { imei: imei(5) }, metadata: {} });
  expect(claimed.ok).toBe(true);
  await lookUp(page, imei(5), 'ours');
  await page.getByRole('button', { name: 'Let it go' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('away from Northwind Logistics?').waitFor();
  await look(page, '29-let-go');
  await question.getByRole('button', { name: 'Northwind Logistics keeps it' }).click();
  expect(simulator.ledger().find((entry) => entry.imei === imei(5))?.owner).toBe(northwind);
  await page.getByRole('button', { name: 'Let it go' }).click();
  await question.getByRole('button', { name: 'Let it go' }).click();
  await page.getByText('Let go. Nobody has it now.').waitFor();
  expect(simulator.ledger().find((entry) => entry.imei === imei(5))?.owner).toBe(undefined);
  await page.locator('[data-verdict=free]').waitFor();
  await look(page, '30-let-go-done');

  await lookUp(page, imei(1), 'ours');
  await page.getByRole('button', { name: 'Move to another customer' }).click();
  await look(page, '31-move-choose');
  await page.getByRole('button', { name: /Estuary Water Board/ }).click();
  await question.getByText('to Estuary Water Board?').waitFor();
  await question.getByRole('button', { name: 'Move to Estuary Water Board' }).click();
  // On its way, or there already.
  await page.locator('[data-verdict]').getByText('Estuary Water Board').first().waitFor();

  await totals(page, '2 scanned = 1 claimed');
  await lookUp(page, imei(1), 'ours');
  await page.getByRole('button', { name: 'Let it go' }).click();
  await question.getByRole('button', { name: 'Let it go' }).click();
  await totals(page, '2 scanned = 0 claimed + 0 waiting + 1 needs attention + 1 let go');
  await page.getByRole('button', { name: 'Shift', exact: true }).click();
  await page.locator('[data-screen=summary] table').first().waitFor();
  expect((await page.locator('[data-kind=customers]').innerText()).split(/\s+/)).toContain('go');
  await look(page, '32-shift-let-go', BOTH);
  expect(window.complaints).toEqual([]);
}, 180_000);

test('the report of a customer comes page by page, stops when told to, and is saved as CSV', async () => {
  await google.claimBatch(
    Array.from({ length: 450 }, (_, n) => ({
      customer: northwind,
      identifiers: { imei: imei(n), ...(n % 3 === 0 && { manufacturer: 'Acme', model: 'Nordlicht 5' }) },
      metadata: n % 2 === 0 ? { ordernumber: `45000${n}` } : {},
    })),
  );
  const { page, window } = await packing();
  await page.getByRole('button', { name: 'Change customer' }).click();
  await page.getByRole('button', { name: 'All devices of a customer' }).click();
  await page.getByRole('button', { name: /Northwind Logistics 1|Northwind Logistics ID/ }).waitFor();
  simulator.levers.delayMs = 700;
  await page.getByText('Northwind Logistics', { exact: true }).first().click();
  const count = page.locator('[data-phase] b').first();
  await expect.poll(() => count.innerText(), { timeout: 10_000 }).toBe('200 of 450');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped').waitFor();
  await look(page, '35-report-stopped');
  simulator.levers.delayMs = 0;
  await page.getByRole('button', { name: 'Fetch again' }).click();
  await page.getByText('That is all of them').waitFor();
  expect(await count.innerText()).toBe('450');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const rows = parseCsv(readFileSync(await (await download).path(), 'utf8'));
  expect([rows.length, rows.at(-1)?.[2]]).toEqual([451, `="${imei(449)}"`]);
  await page.getByRole('button', { name: 'Devices after' }).click();
  await page.getByText('51 to 100 of 450').waitFor();
  await look(page, '36-report', BOTH);
  expect(window.complaints).toEqual([]);
});

/** A station that is connected to the simulator and packs for Northwind Logistics. */
async function packing() {
  const station = await openStationOnScreen(['--zero-touch-url', simulator.rootUrl, '--token-url', simulator.tokenUrl]);
  const { page } = station;
  const file = join(mkdtempSync(join(tmpdir(), 'key-')), 'partner-key.json');
  writeFileSync(file, simulator.keyFile);
  await page.getByRole('button', { name: /Connect to Google/ }).click();
  await page.getByRole('textbox', { name: 'Partner ID' }).fill(simulator.partnerId);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Test and connect' }).click();
  await page.getByRole('button', { name: 'Choose a customer' }).click();
  await practiseFor(page, 'Northwind Logistics');
  return station;
}

async function lookUp(page: Page, text: string, verdict: string): Promise<void> {
  await scanByHand(page, text);
  await page.locator(`[data-verdict=${verdict}]`).waitFor();
}

/** Pictures, each without serious accessibility faults. */
/** Most of them in light only: dark differs in its colours, which the first picture has the most of. */
async function look(page: Page, name: string, schemes: readonly ('light' | 'dark')[] = ['light']): Promise<void> {
  await lookAt(page, `${name}-1366`, schemes);
}
