import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import bwipjs from 'bwip-js/node';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { heardSounds } from '../../tools/demo/window.ts';
import { ENTER, keysOf, scanByHand, scanKeys } from '../support/scan-by-hand.ts';
import { lookAt } from './look-at.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';

closeStationsAfterEach();

const folder = mkdtempSync(join(tmpdir(), 'lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CUSTOMER = 'Ibis Courier';
const wrong = (number: string): string => number.slice(0, 14) + String((Number(number[14]) + 1) % 10);

test('a carton of twenty with one repeat and one bad digit: 18 of 20, the two are named, and both are scanned singly', async () => {
  const { page, window } = await packing();
  await scanByHand(page, imei(4));
  await totals(page, '1 scanned');
  const twenty = Array.from({ length: 20 }, (_, i) => imei(i + 1)).with(11, wrong(imei(12)));
  await scanCode(page, [JSON.stringify({ box: 'C-0077', imeis: twenty })]);

  await page.getByRole('heading', { name: '18 of 20' }).waitFor();
  const failing = page.getByRole('region', { name: 'Cannot be stored: 2' });
  expect(await failing.innerText()).toMatch(
    /^No\. 4\n[\d\n]*Already scanned \d\d:\d\d for Ibis Courier\nNo\. 12\n[\d\n]*Check digit wrong/,
  );
  expect(await page.getByText('Carton C-0077').count()).toBe(1);
  await lookAt(page, 'carton-1-review');
  // Nothing is stored until the button, and a box that is scanned meanwhile is not either.
  await scanByHand(page, imei(99));
  await page.getByText('Not on this screen').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Store 18 boxes' }).click();
  await page.getByRole('heading', { name: '18 stored' }).waitFor();
  await scanByHand(page, imei(12));
  await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('accepted');
  await lookAt(page, 'carton-2-done');
  await page.getByRole('button', { name: 'Back to packing' }).click();
  await totals(page, '20 scanned');

  // A box of two IMEIs of which only one was scanned is refused aloud before the carton takes the screen.
  await page.getByRole('radiogroup').getByText('2', { exact: true }).click();
  await expect.poll(() => page.getByRole('radio', { name: '2' }).isChecked()).toBe(true);
  await scanByHand(page, imei(50));
  await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('half');

  // The same code once more, in lines this time, each with the scanner's Enter: all of it is known.
  await scanCode(page, ['DEV:Nimbus 7', 'BOX:C-0077', ...twenty]);
  await page.getByRole('heading', { name: '0 of 20' }).waitFor();
  expect(await page.getByRole('button', { name: /^Store \d/ }).count()).toBe(0);
  expect(await heardSounds(page)).toEqual(['accepted', 'looked', 'refused', 'accepted', 'accepted', 'half', 'refused', 'looked']);
  await page.getByRole('button', { name: 'Back to packing' }).click();
  await totals(page, '20 scanned');
  expect(window.complaints).toEqual([]);
});

test('a bad row among fifty: it is named, forty-nine are stored for the customer on the screen', async () => {
  const { page } = await packing();
  const rows = Array.from({ length: 50 }, (_, i) => `Gerät ${i + 1};${i === 32 ? wrong(imei(33)) : imei(i + 1)}`);
  const file = fileOf('devices.csv', Buffer.from(`Gerät;IMEI-Nummer\r\n${rows.join('\r\n')}\r\n`, 'latin1'));
  await openList(page, file);
  await page.getByRole('heading', { name: '49 of 50' }).waitFor();
  expect(await page.getByRole('region', { name: 'annot be stored' }).innerText()).toMatch(/^Row 34\n\d+.*\nCheck digit wrong/s);
  await lookAt(page, 'list-2-review');
  await page.getByRole('button', { name: 'Store 49 boxes' }).click();
  await page.getByRole('heading', { name: '49 stored' }).waitFor();
  await page.getByText(`For ${CUSTOMER}. 1 is left`).waitFor();
  // For a station that has only a camera: what is left stays in reach until somebody is finished with it.
  await page.getByRole('button', { name: 'Back to packing' }).click();
  await totals(page, '49 scanned');
  await page.getByRole('button', { name: '1 left' }).click();
  await page.getByText('Row 34').waitFor();
  await page.getByRole('button', { name: 'Finished with these' }).click();
  await page.getByRole('button', { name: 'List', exact: true }).waitFor();
});

test('a pasted spreadsheet: rounded numbers are refused with the reason, a workbook is no list, and pairs can be taken apart', async () => {
  const { page } = await packing();
  await page.getByRole('button', { name: 'List' }).click();
  await page.locator('[data-screen=carton]').waitFor();
  await lookAt(page, 'list-1-door');
  await page.locator('input[type=file]').setInputFiles(fileOf('list.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])));
  await page.getByText('That is not a list of text').waitFor();

  await paste(page, `Model\tIMEI\nNimbus 7\t3.56938E+14\nNimbus 7\t3.5E+14\nNimbus 7\t${imei(1).slice(0, 14)}`);
  await page.getByRole('heading', { name: '0 of 3' }).waitFor();
  const failing = await page.getByRole('region', { name: 'annot be stored' }).innerText();
  expect([failing.match(/Rounded by a spreadsheet/g)?.length, failing.match(/check digit is missing/g)?.length]).toEqual([2, 1]);
  await lookAt(page, 'list-3-exponents');
  await page.getByRole('button', { name: 'Back to packing' }).click();

  await page.getByRole('button', { name: 'List' }).click();
  await paste(page, [1, 2, 3].map((i) => `${imei(2 * i)}\t${imei(2 * i + 1)}`).join('\n'));
  await page.getByRole('heading', { name: 'All 3' }).waitFor();
  await lookAt(page, 'list-4-pairs');
  await page.getByRole('button', { name: 'Each is a box of its own' }).click();
  await page.getByRole('heading', { name: 'All 6' }).waitFor();
  await page.getByRole('button', { name: 'Two in a row are one box' }).click();
  await page.getByRole('button', { name: 'Store 3 boxes' }).click();
  await page.getByRole('heading', { name: '3 stored' }).waitFor();
  await page.getByRole('button', { name: 'Back to packing' }).click();
  await totals(page, '3 scanned');
});

test('a list of 100,000 rows: the window answers while it is read and compared, and shows its last row', async () => {
  const { page, window } = await packing();
  const file = fileOf(
    'many.csv',
    Buffer.from(Array.from({ length: 100_000 }, (_, i) => `="${imei(i % 1_000_000, '35920001')}"`).join('\n'), 'utf16le'),
  );
  await openList(page, file);
  await page.getByRole('heading', { name: /Reading|Comparing/ }).waitFor();
  await page.getByRole('button', { name: 'Back to packing' }).click();
  await scanByHand(page, imei(1));
  await totals(page, '1 scanned');

  await openList(page, file);
  await page.getByRole('heading', { name: /Comparing [\d,]+ of 100,000/ }).waitFor({ timeout: 40_000 });
  await scanByHand(page, imei(2));
  await page.getByText('Not on this screen').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('heading', { name: 'All 100,000' }).waitFor({ timeout: 40_000 });
  const list = page.getByRole('region', { name: 'To store: 100,000 boxes' });
  expect(await list.getByRole('listitem').count()).toBeLessThan(40);
  await list.focus();
  await page.keyboard.press('End');
  await page.getByText('Row 100,000').waitFor();
  await page.getByRole('button', { name: 'Store nothing' }).click();
  await totals(page, '1 scanned');
  expect(window.complaints).toEqual([]);
}, 120_000);

test('a carton code that is held to the camera opens the listing by itself', async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => imei(i + 1));
  const { page } = await packing({ clip: await clipOf(numbers.join('\n')) });
  await page.getByRole('heading', { name: 'All 20' }).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Store 20 boxes' }).click();
  await page.getByRole('heading', { name: '20 stored' }).waitFor();
});

async function packing(options: { clip?: string } = {}) {
  const station = await openStationOnScreen(['--practice'], options);
  await practiseFor(station.page, CUSTOMER);
  return station;
}

/** A code with as many keys as a carton has, the scanner's Enter behind every line. */
async function scanCode(page: Page, lines: readonly string[]): Promise<void> {
  await scanKeys(page, [lines.flatMap((line) => [...keysOf(line), ENTER])], 0, 1500);
}

async function openList(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'List' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
}

function fileOf(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** As the browser does it after Ctrl+V: what is in the clipboard of the test machine is nobody's business. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** A QR code lying still in front of the camera. */
async function clipOf(text: string): Promise<string> {
  const code = await loadImage(
    await bwipjs.toBuffer({ bcid: 'qrcode', text, scale: 4, paddingwidth: 6, paddingheight: 6, backgroundcolor: 'FFFFFF' }),
  );
  const canvas = createCanvas(1280, 720);
  const context = canvas.getContext('2d');
  const frames = Array.from({ length: 30 }, (_, i) => {
    context.fillStyle = '#8a8272';
    context.fillRect(0, 0, 1280, 720);
    context.drawImage(code, 372 + (i % 3), 92);
    return canvas.encodeSync('jpeg', 85);
  });
  const file = join(folder, 'carton.mjpeg');
  writeFileSync(file, Buffer.concat(frames));
  return file;
}
