import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll } from 'vitest';
import { makeModel, makeDualSimBox, makeSingleSimBox, type LabelCodes } from '../../bench/labels/devices.ts';
import { drawLabel } from '../../bench/labels/label.ts';
import { randomFrom } from '../../bench/labels/random.ts';
import { createScene } from '../../bench/labels/scene.ts';

/** One part of a clip: what lies there, for how long. A box lies `x` pixels right of the middle; without boxes it is the bare table, or all black. */
export interface Part {
  readonly boxes?: readonly { readonly label: LabelCodes; readonly x: number; readonly module?: number }[];
  readonly black?: boolean;
  readonly seconds: number;
}

const folder = mkdtempSync(join(tmpdir(), 'clips-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a clip for Chromium's fake camera, which plays it over and over at 30 pictures a second. */
export function writeClip(name: string, parts: readonly Part[]): string {
  const random = randomFrom(11);
  const scene = createScene({ seed: 5, width: 1280, height: 720 });
  const pictures = parts.flatMap(({ boxes = [], black = false, seconds }) => {
    const stills = Array.from({ length: 3 }, () => {
      if (black) return blackPicture();
      const lying = boxes.map(({ label, x, module = 2.6 }) => ({
        label: drawLabel(label),
        pose: { x: x + random.between(-2, 2), y: random.between(-2, 2), turn: random.between(-0.4, 0.4), module },
      }));
      return scene.photograph(lying).encodeSync('jpeg', 80);
    });
    return Array.from({ length: Math.round(seconds * 30) }, (_, i) => stills[i % stills.length] ?? Buffer.alloc(0));
  });
  const file = join(folder, `${name}.mjpeg`);
  writeFileSync(file, Buffer.concat(pictures));
  return file;
}

/** Made-up boxes of one model: the same product code, other numbers. */
export function someBoxes(): { readonly dual: LabelCodes; readonly single: LabelCodes; readonly other: LabelCodes } {
  const random = randomFrom(77);
  const model = makeModel(random, 'Nimbus 7');
  return { dual: makeDualSimBox(random, model), single: makeSingleSimBox(random, model), other: makeSingleSimBox(random, model) };
}

function blackPicture(): Buffer {
  const canvas = createCanvas(1280, 720);
  const context = canvas.getContext('2d');
  context.fillStyle = '#060606';
  context.fillRect(0, 0, 1280, 720);
  return canvas.encodeSync('jpeg', 80);
}
