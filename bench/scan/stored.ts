import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow } from '../../tools/demo/window.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { FRAMES_PER_SECOND, makeClip, type Shot } from '../labels/clip.ts';
import { makeDualSimBox, makeModel } from '../labels/devices.ts';
import { randomFrom } from '../labels/random.ts';
import { percentile } from './rows.ts';
import { watchStation, type StoredBox } from './watch-station.ts';

const root = join(import.meta.dirname, '../..');

/**
 * The whole way: the browser host from the sources in practice mode, real Chromium, boxes on a clip in place of a camera. For each box the
 * time from the arrival of the frame in which its last IMEI was read for the second time until the window knows that the row is on the disk.
 */
export async function measureFrameToStored({ full, seed, progress }: BenchOptions): Promise<BenchRow[]> {
  const boxes = full ? 80 : 24;
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-stored-'));
  const clip = join(folder, 'boxes.mjpeg');
  const random = randomFrom(seed);
  const shots: Shot[] = [{ kind: 'blank', seconds: 3 }];
  for (let i = 0; i < boxes; i++) {
    const label = makeDualSimBox(random, makeModel(random, 'NORDLICHT 5'));
    // Of uneven lengths, so that boxes do not come in step with anything.
    shots.push({ kind: 'label', label, seconds: random.between(0.8, 1.1) }, { kind: 'blank', seconds: random.between(0.3, 0.6) });
  }
  const film = makeClip({ seed, shots, file: clip, tailSeconds: 120 });
  progress(`${boxes} boxes before the camera of a practising station, ${Math.round(film.times.at(-1)?.to ?? 0)} s`);
  const host = spawn(
    process.execPath,
    [join(root, 'main/browser/index.ts'), '--practice', '--no-open', '--json', '--data', join(folder, 'data')],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => host.once('exit', resolve));
  const window = await openWindow({ clip });
  try {
    const { url }: { url: string } = JSON.parse(
      await new Promise<string>((resolve) => host.stdout.once('data', (line) => resolve(String(line)))),
    );
    const { page } = window;
    await page.addInitScript(watchStation);
    await page.goto(url);
    await page.locator('[data-screen=customers] li button').first().click();
    await page.locator('[data-screen=packing]').waitFor();
    const stored = await allStored(page, boxes, film.times.at(-1)?.to ?? 0);
    progress(`${stored.length} of ${boxes} boxes stored`);
    const times = stored.map(({ frameAt, storedAt }) => storedAt - frameAt);
    return [
      { id: 'frame-to-stored-p50-ms', unit: 'ms', ours: percentile(times, 0.5), peers: {} },
      { id: 'frame-to-stored-p95-ms', unit: 'ms', ours: percentile(times, 0.95), peers: {} },
    ];
  } finally {
    await window.close();
    host.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until all boxes are stored or the clip is over. The camera starts with the packing screen, and the clip with the camera. */
async function allStored(page: Page, boxes: number, seconds: number): Promise<StoredBox[]> {
  const until = Date.now() + (seconds + 2) * 1000;
  for (;;) {
    await page.waitForTimeout((1000 / FRAMES_PER_SECOND) * 15);
    const stored = await page.evaluate(() => window.storedBoxes);
    if (stored.length >= boxes || Date.now() > until) return stored;
  }
}
