import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ENTER, keysOf, scanByHand, scanKeys, type ScannerKey } from '../support/scan-by-hand.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';

closeStationsAfterEach();

test.each([
  ['an AZERTY system', 'à&é"\'(-è_ç', 0],
  ['an AZERTY system with Caps Lock, by a scanner that presses Shift', 'à&é"\'(-è_ç', 8],
  ['a Czech system', 'é+ěščřžýáí', 0],
])('a box is scanned on %s', async (_, signs, modifiers) => {
  const { page } = await packing();
  const keys = [...imei(1)].map((digit) => ({
    key: signs.charAt(Number(digit)),
    code: `Digit${digit}`,
    text: signs.charAt(Number(digit)),
    modifiers,
  }));
  await scanKeys(page, [[...keys, ENTER]]);
  await totals(page, '1 scanned');
  expect(await page.getByText('ccepted').count()).toBeGreaterThan(0);
});

test('a GS1 string with the phone in it is a box, with its separator as Ctrl+]', async () => {
  const { page } = await packing();
  const separator: ScannerKey = { key: ']', code: 'BracketRight', modifiers: 2 };
  await scanKeys(page, [[...plain(`]C101040063813339318002${imei(2)}`), separator, ...plain('10LOT7'), ENTER]]);
  await totals(page, '1 scanned');
  await scanByHand(page, imei(2));
  await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('duplicate');
});

test('60 boxes at five a second, while the button that finishes the shift has the focus: none is lost, and nothing is pressed', async () => {
  const { page } = await packing();
  await page.getByRole('button', { name: 'Finish shift' }).focus();
  const boxes = Array.from({ length: 60 }, (_, i) => imei(100 + i));
  await scanKeys(
    page,
    boxes.map((box) => [...keysOf(box), ENTER]),
  );
  await totals(page, '60 scanned');
  expect(await page.locator('[data-screen=packing]').count()).toBe(1);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('boxes that are scanned while the window is busy are boxes, and not the lines of a carton', async () => {
  const { page } = await packing();
  const busy = page.evaluate(() => {
    for (const until = performance.now() + 700; performance.now() < until;);
  });
  await scanKeys(
    page,
    [1, 2, 3, 4].map((n) => [...keysOf(imei(n)), ENTER]),
  );
  await busy;
  await totals(page, '4 scanned');
});

test('boxes scanned into a field that is being typed in do not end up in it', async () => {
  const { page } = await packing();
  await page.getByRole('button', { name: 'Type it' }).click();
  await page.keyboard.type('35920', { delay: 120 });
  await page.waitForTimeout(300);
  const field = page.getByRole('textbox');
  expect((await field.inputValue()).replaceAll(/\D/g, '')).toBe('35920');
  await scanKeys(page, [[...keysOf(imei(7)), ENTER]]);
  await totals(page, '1 scanned');
});

async function packing(): Promise<{ page: Page }> {
  const { page } = await openStationOnScreen(['--practice']);
  await practiseFor(page, 'Ibis Courier');
  return { page };
}

function plain(text: string): ScannerKey[] {
  return [...text].map((character) => {
    const code = /\d/.test(character) ? `Digit${character}` : character === ']' ? 'BracketRight' : `Key${character}`;
    return { key: character, code, text: character, ...(/[A-Z]/.test(character) ? { modifiers: 8 } : {}) };
  });
}
