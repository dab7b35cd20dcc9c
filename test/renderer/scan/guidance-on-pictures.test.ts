import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '../../../bench/labels/camera/photograph.ts';
import { makeDualSimBox, makeModel } from '../../../bench/labels/devices.ts';
import { designLabel } from '../../../bench/labels/print/layouts.ts';
import { randomFrom } from '../../../bench/labels/random.ts';
import { foreignDesign } from '../../../bench/labels/sets/foreign-designs.ts';
import { hold } from '../../../bench/labels/sets/hand.ts';
import { situation, type Situation } from '../../../bench/labels/sets/situations.ts';
import { stage } from '../../../bench/labels/sets/staging.ts';
import { guide, noGuidance, type Advice, type GuidedFrame } from '../../../renderer/scan/guidance.ts';
import type { DecodeEngine } from '../../../renderer/scan/reader/engine.ts';
import { createLabelReader } from '../../../renderer/scan/reader/label-reader.ts';
import { createZxingEngine } from '../../../renderer/scan/reader/zxing-engine.ts';

let engine: DecodeEngine;
beforeAll(async () => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  engine = await createZxingEngine({ binary: new Uint8Array(bytes).buffer });
});

/** Camera pictures through the real reader, for three seconds: what the worker is told. */
describe('a worker is told', () => {
  const far = 0.68;
  const night = { exposure: 30, gradient: 0.2, towards: 1 };
  const noisy = { readNoise: 14, shotNoise: 0.35, sharpening: 0, jpegQuality: 75 };

  test.each<[Advice, string, Partial<Situation>]>([
    ['closer', 'a label far away', { pixelsPerModule: far }],
    ['closer', 'a label far away in dim light', { pixelsPerModule: far, light: { ...night, exposure: 90 } }],
    ['out-of-focus', 'a lens out of focus', { disc: 6, gauss: 0.45 }],
    ['out-of-focus', 'a lens out of focus and paper that is overexposed', { disc: 6, gauss: 0.45, light: { ...night, exposure: 300 } }],
    ['too-dark', 'a dark room', { light: night, sensor: noisy, pixelsPerModule: 2 }],
    ['glare', 'lamps that shine back from the film', { glare: 1500, glares: 5 }],
    ['hold-still', 'a box that is waved about', { sway: 25, turning: 0.2, shutter: 1 / 30, pixelsPerModule: 2.2 }],
  ])('%s by %s, and nothing else', (advice, _, change) => {
    const told = SEEDS.map((seed) => wordsFor(film(seed, change)));
    // Labels differ, and so does what the reader still finds of them; but what it says is never beside the point.
    expect(new Set(told.flat())).toEqual(new Set([advice]));
  });

  test.each<[string, Partial<Situation>, Subject]>([
    ['a label that lies there readable', {}, 'label'],
    ['a small one', { pixelsPerModule: 1.5 }, 'label'],
    ['an empty table', {}, 'table'],
    ['an empty table in the dark', { light: night, sensor: noisy }, 'table'],
    ['a sharp code of another kind', {}, 'other code'],
  ])('nothing by %s', (_, change, subject) => {
    expect(SEEDS.flatMap((seed) => wordsFor(film(seed, change, subject)))).toEqual([]);
  });
});

const SEEDS = [1, 3];
// Enough for the dark, where bars are seen now and then only.
const FRAMES = 10;
type Subject = 'label' | 'table' | 'other code';

/** A piece out of the middle of a picture 720 high. */
const SIZE = { width: 560, height: 320, scale: 1 };

function film(seed: number, change: Partial<Situation>, subject: Subject = 'label'): GuidedFrame[] {
  const random = randomFrom(seed * 7919);
  const label = designLabel(random, makeDualSimBox(random, makeModel(random, 'NIMBUS 7')), 'stacked');
  const design = subject === 'other code' ? foreignDesign(random, 'bars-at-random').design : label;
  const calm = { finger: false, glare: 0, pixelsPerModule: 2.6, sway: 0.6, turning: 0.006, shutter: 0.01 };
  const held = { ...situation(random, 'easy', 0.3), ...calm, ...change };
  const staging = stage(random, design, held, SIZE);
  const shotAt = hold(random, staging, held, 30);
  const reader = createLabelReader(engine);
  const studio = subject === 'table' ? { ...staging.studio, boxes: [] } : staging.studio;
  return Array.from({ length: FRAMES }, (_, frame) => {
    const read = reader.read(photograph(studio, shotAt(frame))).length;
    return { read, quality: reader.quality() };
  });
}

/** The words that are shown while the frames go to and fro for three seconds. */
function wordsFor(frames: readonly GuidedFrame[]): Advice[] {
  const words: Advice[] = [];
  let state = noGuidance;
  for (let i = 0; i < 90; i++) {
    const turn = i % (2 * frames.length);
    const frame = frames[turn < frames.length ? turn : 2 * frames.length - 1 - turn];
    if (frame === undefined) continue;
    state = guide(state, frame, i * 33);
    if (state.shown !== undefined && state.shown !== words.at(-1)) words.push(state.shown);
  }
  return words;
}
