import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { doubtfulScene, LOOKS } from '../labels/sets/foreign.ts';
import { lookAtDoubtfulScenes, followsAtOnce } from './look.ts';

/** node bench/scan-wrong/again.ts SEED SCENE: what was wrong in one scene, again, and its frames as pictures in out/bench. */
const [seed = 1, scene = 0] = process.argv.slice(2).map(Number);
let from = scene;
while (followsAtOnce(from)) from--;
const { kind, situation, severity, allowed, width, height, frame } = doubtfulScene(seed, scene);
const { wrong } = await lookAtDoubtfulScenes(seed, from, scene + 1);
const folder = join(import.meta.dirname, '../../out/bench', `scene-${seed}-${scene}`);
mkdirSync(folder, { recursive: true });
for (let look = 0; look < LOOKS; look++) writeFileSync(join(folder, `${look}.png`), pictureOf(frame(look)));
process.stdout.write(`${JSON.stringify({ kind, situation, severity, allowed, wrong, folder }, undefined, 2)}\n`);

function pictureOf(luma: Uint8Array): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (const [at, value] of luma.entries()) image.data.set([value, value, value, 255], 4 * at);
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
