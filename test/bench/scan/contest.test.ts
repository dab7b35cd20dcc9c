import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { Photograph } from '../../../bench/labels/camera/photograph.ts';
import { makeLabelClip, makeStill } from '../../../bench/labels/sets/samples.ts';
import { CONTESTANTS } from '../../../bench/scan/contest.ts';
import { jobsOfSet } from '../../../bench/scan/jobs.ts';
import { rowsOf } from '../../../bench/scan/rows.ts';
import { contest } from '../../../bench/scan/scan.ts';
import { readPictureSet } from '../../../bench/scan/truth-file.ts';

test("somebody's pictures and clips are read by all readers in a real browser, each on the same ones", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-contest-'));
  const still = makeStill({ seed: 1, situation: 'easy', severity: 0 });
  const clip = makeLabelClip({ seed: 2, situation: 'easy', severity: 0, seconds: 0.5 });
  const frames = Array.from({ length: clip.frames }, (_, i) => encoded(clip.frame(i), 'jpeg'));
  mkdirSync(join(folder, 'frames'));
  writeFileSync(join(folder, 'still.png'), encoded(still, 'png'));
  writeFileSync(join(folder, 'clip.mjpeg'), Buffer.concat(frames));
  for (const [i, frame] of frames.slice(0, 5).entries()) writeFileSync(join(folder, 'frames', `${i}.jpg`), frame);
  const clips = [{ file: 'clip.mjpeg' }, { frames: 'frames' }].map((source) => ({ ...source, fps: 30, imeis: clip.imeis }));
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ pictures: [{ file: 'still.png', imeis: still.imeis }], clips }));

  const outcomes = await contest(jobsOfSet(readPictureSet(folder)), folder, () => {});
  rmSync(folder, { recursive: true });
  expect(outcomes.map(({ contestant, id }) => `${id} ${contestant}`)).toEqual(
    ['clip.mjpeg', 'frames', 'still.png'].flatMap((id) => CONTESTANTS.map((name) => `${id} ${name}`)),
  );
  expect(outcomes.filter(({ id }) => id === 'clip.mjpeg').every(({ lasts, attempts }) => lasts === 500 && attempts.length > 0)).toBe(true);
  const row = (wanted: string) => rowsOf(outcomes).find(({ id }) => id === wanted);
  expect(row('still-share')).toMatchObject({ ours: 100, peers: { 'zxing-wasm': 100 } });
  expect(row('clip-one-read-share')?.ours).toBe(100);
  expect(row('wrong-imeis')?.ours).toBe(0);
}, 180_000);

function encoded({ luma, width, height }: Photograph, format: 'png' | 'jpeg'): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (const [at, value] of luma.entries()) image.data.set([value, value, value, 255], 4 * at);
  context.putImageData(image, 0, 0);
  return format === 'png' ? canvas.encodeSync('png') : canvas.encodeSync('jpeg', 90);
}
