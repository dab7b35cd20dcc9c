import { describe, expect, test } from 'vitest';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

/** What the worker reads when there is no picture; the hand scanner goes on all the while. */
describe('a camera that does not work', () => {
  test('no camera: said so, and boxes are scanned by hand', async () => {
    const { page } = await openStationOnScreen(['--practice']);
    await practiseFor(page, 'Ibis Courier');
    await page.getByText('No camera').waitFor();
    await page.getByText('The hand scanner works as always.').waitFor();
    await scanByHand(page, imei(1));
    await totals(page, '1 scanned');
  });

  test('not allowed: said so, with where to allow it', async () => {
    const { page } = await openStationOnScreen(['--practice'], { camera: 'denied', switches: ['--use-fake-device-for-media-stream'] });
    await practiseFor(page, 'Ibis Courier');
    await page.getByText('Camera not allowed').waitFor();
    expect(await page.getByText(/Allow it/).count()).toBe(1);
  });

  test('held by another program: said so, and tried again until it is free', async () => {
    const { page } = await openStationOnScreen(['--practice'], { switches: ['--use-fake-device-for-media-stream'] });
    await page.addInitScript(() => {
      // What Chromium answers while another program has the device open (Windows); no such program can be run here.
      const { getUserMedia } = MediaDevices.prototype;
      let busy = true;
      Object.assign(window, { freeTheCamera: () => (busy = false) });
      MediaDevices.prototype.getUserMedia = function (constraints) {
        return busy
          ? Promise.reject(new DOMException('Could not start video source', 'NotReadableError'))
          : getUserMedia.call(this, constraints);
      };
    });
    await page.reload();
    await practiseFor(page, 'Ibis Courier');
    await page.getByText('Camera in use').waitFor();
    await page.evaluate(() => (window as unknown as { freeTheCamera: () => void }).freeTheCamera());
    await page.getByText('Camera in use').waitFor({ state: 'detached', timeout: 20_000 });
  });
});
