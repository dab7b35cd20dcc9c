import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { heardSounds } from '../../tools/demo/window.ts';
import { someBoxes, writeClip } from './clips.ts';
import { pictureOf } from './look-at.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals } from './station.ts';
import { scanByHand } from '../support/scan-by-hand.ts';

closeStationsAfterEach();

test('UNDO shown to the camera does once what UNDO does, however long the sheet lies there', async () => {
  const sheet = { model: 'UNDO', imeis: [], serial: 'CS-UNDO' };
  const clip = writeClip('undo', [{ seconds: 3 }, { boxes: [{ label: sheet, x: 0 }], seconds: 4 }, { seconds: 20 }]);
  const { page } = await openStationOnScreen(['--practice'], { clip });
  await practiseFor(page, 'Ibis Courier');
  await page.getByRole('heading', { name: 'Nothing to take back' }).waitFor({ timeout: 15_000 });
  await page.waitForTimeout(3000);
  expect(await heardSounds(page)).toEqual(['refused']);
});

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

  test('unplugged: said so, and on again when it is plugged in', async () => {
    const { page } = await openStationOnScreen(['--practice'], { clip: writeClip('table', [{ seconds: 2 }]) });
    await page.addInitScript(() => {
      // What Chromium does when the plug is pulled: the track ends, the camera is found no more, and `devicechange` tells of it.
      const { getUserMedia } = MediaDevices.prototype;
      let plugged = true;
      const tracks: MediaStreamTrack[] = [];
      MediaDevices.prototype.getUserMedia = async function (constraints) {
        if (!plugged) throw new DOMException('Requested device not found', 'NotFoundError');
        const stream = await getUserMedia.call(this, constraints);
        tracks.push(...stream.getTracks());
        return stream;
      };
      Object.assign(window, {
        plug: (next: boolean) => {
          plugged = next;
          if (!plugged) for (const track of tracks) track.dispatchEvent(new Event('ended'));
          navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
        },
      });
    });
    await page.reload();
    await practiseFor(page, 'Ibis Courier');
    await camera(page, 'on');
    await page.evaluate(() => (window as unknown as { plug: (next: boolean) => void }).plug(false));
    await page.getByText('Camera unplugged').waitFor();
    await scanByHand(page, imei(1));
    await totals(page, '1 scanned');
    await look(page, 'camera-unplugged');
    await page.evaluate(() => (window as unknown as { plug: (next: boolean) => void }).plug(true));
    await camera(page, 'on');
  });

  test('black: said so after two seconds, and forgotten with the first light', async () => {
    const clip = writeClip('black', [{ seconds: 2 }, { black: true, seconds: 6 }]);
    const { page } = await openStationOnScreen(['--practice'], { clip });
    await practiseFor(page, 'Ibis Courier');
    await page.getByText('The picture is black').waitFor({ timeout: 15_000 });
    await look(page, 'camera-black');
    await page.getByText('The picture is black').waitFor({ state: 'detached', timeout: 15_000 });
    await camera(page, 'on');
  });

  test('allowed later, in the settings of the browser: on without a restart', async () => {
    const clip = writeClip('allowed', [{ seconds: 2 }]);
    const { page } = await openStationOnScreen(['--practice'], { clip });
    await page.addInitScript(() => {
      const { getUserMedia } = MediaDevices.prototype;
      const status = Object.assign(new EventTarget(), { state: 'denied' });
      const { query } = Permissions.prototype;
      Permissions.prototype.query = function (descriptor) {
        return (descriptor.name as string) === 'camera'
          ? Promise.resolve(status as unknown as PermissionStatus)
          : query.call(this, descriptor);
      };
      MediaDevices.prototype.getUserMedia = function (constraints) {
        return status.state === 'denied'
          ? Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
          : getUserMedia.call(this, constraints);
      };
      Object.assign(window, {
        allow: () => {
          status.state = 'granted';
          status.dispatchEvent(new Event('change'));
        },
      });
    });
    await page.reload();
    await practiseFor(page, 'Ibis Courier');
    await page.getByText('Camera not allowed').waitFor();
    await page.evaluate(() => (window as unknown as { allow: () => void }).allow());
    await camera(page, 'on');
  });
});

describe('the camera of a station', () => {
  test('rests in a window that nobody sees, and wakes with a scan, a touch of its button, and when the window is seen', async () => {
    const { page } = await openStationOnScreen(['--practice'], { clip: writeClip('rest', [{ seconds: 2 }]) });
    await page.addInitScript(() => {
      let state: DocumentVisibilityState = 'visible';
      Object.defineProperty(document, 'visibilityState', { get: () => state });
      Object.assign(window, {
        show: (next: DocumentVisibilityState) => {
          state = next;
          document.dispatchEvent(new Event('visibilitychange'));
        },
        cameras: 0,
      });
    });
    await page.reload();
    await practiseFor(page, 'Ibis Courier');
    await camera(page, 'on');
    const hide = () => page.evaluate(() => (window as unknown as { show: (next: string) => void }).show('hidden'));
    const resting = () => page.getByText('The camera rests').waitFor({ timeout: 20_000 });
    await hide();
    await resting();
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.srcObject)).toBeNull();
    await look(page, 'camera-resting');
    await scanByHand(page, imei(3));
    await totals(page, '1 scanned');
    await camera(page, 'on');

    // From here on quiet minutes pass at once; not before, because keys of a scanner have real times.
    await page.clock.install();
    await page.reload();
    await camera(page, 'on');
    await hide();
    await page.clock.fastForward(15_000);
    await resting();
    await page.getByRole('button', { name: 'Camera on' }).click();
    await camera(page, 'on');
    await page.clock.fastForward(15_000);
    await resting();
    await page.evaluate(() => (window as unknown as { show: (next: string) => void }).show('visible'));
    await camera(page, 'on');
  });

  test('that sees two boxes asks for one, stores none, and takes the one that is left', async () => {
    const { single, other } = someBoxes();
    const clip = writeClip('two-boxes', [
      { seconds: 1.5 },
      {
        boxes: [
          { label: single, x: -310, module: 2.4 },
          { label: other, x: 310, module: 2.4 },
        ],
        seconds: 3,
      },
      { boxes: [{ label: single, x: -310, module: 2.4 }], seconds: 3 },
      { seconds: 40 },
    ]);
    const { page } = await openStationOnScreen(['--practice'], { clip });
    await practiseFor(page, 'Ibis Courier');
    await page.getByText('More than one box').waitFor({ timeout: 20_000 });
    await look(page, 'camera-two-boxes');
    await page.locator('polygon[data-verdict=accepted]').first().waitFor({ state: 'attached', timeout: 20_000 });
    await look(page, 'camera-accepted-outline');
    await totals(page, '1 scanned');
    expect(await heardSounds(page)).toEqual(['refused', 'accepted']);
  });

  test('with a light, zoom and focus shows their buttons, as large as a glove, and remembers what was set', async () => {
    const { page } = await openStationOnScreen(['--practice'], { clip: writeClip('controls', [{ seconds: 2 }]) });
    await page.addInitScript(() => {
      const set: Record<string, unknown> = { torch: false, zoom: 1, focusMode: 'continuous', focusDistance: 30 };
      const { getSettings } = MediaStreamTrack.prototype;
      MediaStreamTrack.prototype.getCapabilities = () =>
        ({
          torch: true,
          zoom: { min: 1, max: 4, step: 0.1 },
          focusMode: ['continuous', 'manual'],
          focusDistance: { min: 0, max: 100, step: 1 },
        }) as MediaTrackCapabilities;
      MediaStreamTrack.prototype.getSettings = function () {
        return { ...getSettings.call(this), ...set };
      };
      MediaStreamTrack.prototype.applyConstraints = (constraints) => {
        Object.assign(set, ...(constraints?.advanced ?? []));
        return Promise.resolve();
      };
    });
    await page.reload();
    await practiseFor(page, 'Ibis Courier');
    const light = page.getByRole('button', { name: 'Turn the light on' });
    const size = await light.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(64);
    await light.click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Hold the focus' }).click();
    await page.getByRole('button', { name: 'Let the camera focus' }).waitFor();
    await look(page, 'camera-controls');
    await page.reload();
    await page.getByRole('button', { name: 'Turn the light off' }).waitFor();
    await page.getByRole('button', { name: 'Let the camera focus' }).waitFor();
    expect(await page.getByRole('button', { name: 'Zoom out' }).isEnabled()).toBe(true);
  });

  test('that cannot read a label says what would help', async () => {
    const { page, window } = await openStationOnScreen(['--practice'], { clip: writeClip('guidance', [{ seconds: 2 }]) });
    // What the reader would measure of such labels; the clip shows a bare table.
    await page.addInitScript(() => {
      const good = {
        moduleWidth: 2.6,
        sharpness: 0.8,
        brightness: 140,
        contrast: 120,
        darkShare: 0.2,
        brightShare: 0.5,
        clippedShare: 0,
        moved: 0,
      };
      let measured = {};
      Object.assign(window, { measure: (next: object) => (measured = next) });
      const { addEventListener } = Worker.prototype;
      Worker.prototype.addEventListener = function (this: Worker, type: string, listener: (event: MessageEvent) => void) {
        addEventListener.call(this, type, (event) => {
          if (event instanceof MessageEvent && event.data.kind === 'read') event.data.quality = { ...good, ...measured };
          listener(event as MessageEvent);
        });
      } as Worker['addEventListener'];
    });
    await page.reload();
    await practiseFor(page, 'Ibis Courier');
    for (const [advice, word, quality] of ADVICE) {
      await page.evaluate((next) => (window as unknown as { measure: (next: object) => void }).measure(next), quality);
      await page.locator(`[data-advice=${advice}]`).waitFor({ timeout: 15_000 });
      expect(await page.locator('[data-advice]').innerText()).toBe(word);
      await look(page, `guidance-${advice}`);
    }
    expect(await heardSounds(page)).toEqual([]);
    expect(window.complaints).toEqual([]);
  });
});

const ADVICE = [
  ['closer', 'Closer', { moduleWidth: 1.1 }],
  ['out-of-focus', 'Out of focus', { sharpness: 0.1 }],
  ['too-dark', 'Too dark', { brightness: 20 }],
  ['glare', 'Glare', { clippedShare: 0.5 }],
  ['hold-still', 'Hold still', { moved: 30 }],
] as const;

async function camera(page: Page, state: 'on' | 'failed'): Promise<void> {
  await page.locator(`[data-camera=${state}]`).waitFor({ timeout: 20_000 });
}

async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) await pictureOf(page, `${name}-${colorScheme}`, colorScheme);
}
