import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeClip } from '../../bench/labels/clip.ts';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { heardSounds } from '../../tools/demo/window.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

const CUSTOMER = 'Harrowgate Schools Trust';

describe('the main job in a real window', () => {
  test('boxes held to the camera are stored, claimed, summed up and saved as CSV', async () => {
    const low = imei(1);
    const high = imei(2);
    const clip = join(mkdtempSync(join(tmpdir(), 'clip-')), 'boxes.mjpeg');
    const film = makeClip({
      seed: 11,
      file: clip,
      tailSeconds: 40,
      shots: [
        { kind: 'blank', seconds: 3 },
        { kind: 'label', label: { model: 'Nordlicht 5', imeis: [high, low], serial: 'R5ABC123456' }, seconds: 2 },
        { kind: 'blank', seconds: 1 },
        { kind: 'label', label: { model: 'Nordlicht 5', imeis: [imei(3)], ean: '4006381333931' }, seconds: 2 },
        { kind: 'blank', seconds: 1 },
      ],
    });
    const { page, window } = await openStationOnScreen(['--practice'], { clip });
    await practiseFor(page, CUSTOMER);
    await expect.poll(() => heardSounds(page), { timeout: (film.seconds + 5) * 1000 }).toEqual(['accepted', 'accepted']);
    await totals(page, '2 scanned = 2 claimed + 0 waiting + 0 need attention');

    await page.getByRole('button', { name: 'Finish shift' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    // The two IMEIs of one box are one row, the lowest first, whatever the order on the label.
    expect(lines[1]).toContain(`"=""${low}""","=""${high}"""`);
    expect(lines[1]).toContain('claimed');
    expect(lines[2]).toContain(imei(3));
    expect(window.complaints).toEqual([]);
  });

  test('a hand scanner works whatever has the focus, with each suffix and without one', async () => {
    const { page, window } = await openStationOnScreen(['--practice']);
    await practiseFor(page, CUSTOMER);
    await scanByHand(page, imei(10));
    await totals(page, '1 scanned');
    await page.getByRole('button', { name: 'Change customer' }).focus();
    await scanByHand(page, imei(11), 'Tab');
    await totals(page, '2 scanned');
    await page.getByRole('button', { name: 'Finish shift' }).focus();
    await scanByHand(page, imei(12), 'none');
    await totals(page, '3 scanned');
    expect(await page.locator('[data-screen]').getAttribute('data-screen')).toBe('packing');

    await scanByHand(page, imei(12));
    await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('duplicate');
    await scanByHand(page, '4006381333931');
    await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('refused');
    await scanByHand(page, foreignImeis[1] ?? '');
    await totals(page, '4 scanned = 3 claimed + 0 waiting + 1 need');
    expect(await heardSounds(page)).toEqual(['accepted', 'accepted', 'accepted', 'duplicate', 'refused', 'accepted']);

    await page
      .getByRole('navigation')
      .getByRole('button', { name: /attention/i })
      .click();
    await expect.poll(() => page.locator('[data-screen=attention]').innerText()).toContain('Claimed by another company');
    expect(window.complaints).toEqual([]);
  });

  test('two IMEIs of a box scanned by hand are one row when the station is set to two', async () => {
    const { page } = await openStationOnScreen(['--practice']);
    await practiseFor(page, CUSTOMER);
    await page.getByRole('radiogroup').getByText('2', { exact: true }).click();
    await expect.poll(() => page.getByRole('radio', { name: '2' }).isChecked()).toBe(true);
    await scanByHand(page, imei(21));
    await expect.poll(() => page.locator('[data-result]').getAttribute('data-result')).toBe('half');
    await scanByHand(page, imei(20));
    await totals(page, '1 scanned = 1 claimed');
    expect(await heardSounds(page)).toEqual(['half', 'accepted']);
  });

  test('an IMEI is typed with a hint for its check digit, and stored once', async () => {
    const { page } = await openStationOnScreen(['--practice']);
    await practiseFor(page, CUSTOMER);
    await page.getByRole('button', { name: 'Type it' }).click();
    const right = imei(30);
    const wrong = right.slice(0, 14) + String((Number(right[14]) + 1) % 10);
    await page.keyboard.type(wrong, { delay: 120 });
    await page.getByText(`the last would be ${right[14]}`).waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.type(right[14] ?? '', { delay: 120 });
    await page.getByText('The check digit is right').waitFor();
    await page.keyboard.press('Enter');
    await totals(page, '1 scanned');
    expect(await heardSounds(page)).toEqual(['accepted']);
  });

  test('killed right after the accepted sound, the station shows the box again and claims it', async () => {
    const station = await openStationOnScreen(['--practice']);
    await practiseFor(station.page, CUSTOMER);
    await scanByHand(station.page, imei(40));
    await expect.poll(() => heardSounds(station.page)).toEqual(['accepted']);
    const { page } = await station.restart('SIGKILL');
    await page.locator('[data-screen=packing]').waitFor();
    await totals(page, '1 scanned = 1 claimed + 0 waiting');
    expect(await page.locator('[data-screen=packing]').innerText()).toContain(CUSTOMER);
  });

  test('while the program is gone, a scan is refused aloud and nothing is taken for stored', async () => {
    const { page, host } = await openStationOnScreen(['--practice']);
    await practiseFor(page, CUSTOMER);
    await host.end('SIGKILL');
    await page.getByText(/not answering/).waitFor();
    await scanByHand(page, imei(50));
    await expect.poll(() => page.locator('[data-result]').getAttribute('data-result'), { timeout: 15_000 }).toBe('refused');
    expect(await heardSounds(page)).toEqual(['refused']);
  });
});
