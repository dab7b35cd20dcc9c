import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlacedCode, Photograph } from '../../../bench/labels/camera/photograph.ts';
import { LAYOUTS } from '../../../bench/labels/print/layouts.ts';
import { doubtfulScene, LOOKS } from '../../../bench/labels/sets/foreign.ts';
import { makeLabelClip, makeStill } from '../../../bench/labels/sets/samples.ts';
import { CLIP_CLASSES, STILL_SITUATIONS, type SituationName } from '../../../bench/labels/sets/situations.ts';
import { FULL_HD } from '../../../bench/labels/sets/staging.ts';
import { passesLuhn } from '../../../core/domain/luhn.ts';
import type { DecodeEngine } from '../../../renderer/scan/reader/engine.ts';
import { createZxingEngine } from '../../../renderer/scan/reader/zxing-engine.ts';

let engine: DecodeEngine;
beforeAll(async () => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  engine = await createZxingEngine({ binary: new Uint8Array(bytes).buffer });
});

const SMALL = { width: 640, height: 360 };

describe('made-up pictures', () => {
  test('are the same for the same seed in every situation, and others for another', () => {
    for (const situation of STILL_SITUATIONS) {
      const [first, again, other] = [7, 7, 8].map((seed) => makeStill({ seed, situation, severity: 0.5, size: SMALL }));
      expect(digest(again)).toBe(digest(first));
      expect(other?.imeis).not.toEqual(first?.imeis);
    }
  });

  test('have clips whose frames come out the same in any order, and move', () => {
    for (const situation of CLIP_CLASSES) {
      const [forwards, backwards] = [
        makeLabelClip({ seed: 3, situation, size: SMALL }),
        makeLabelClip({ seed: 3, situation, size: SMALL }),
      ];
      const late = backwards.frame(20);
      expect(digest(forwards.frame(0))).toBe(digest(backwards.frame(0)));
      expect(digest(forwards.frame(20))).toBe(digest(late));
      expect(late.codes).not.toEqual(forwards.frame(0).codes);
    }
    const { frames, fps, frame } = makeLabelClip({ seed: 3, situation: 'easy', size: FULL_HD });
    expect({ frames, fps, width: frame(0).width, bytes: frame(0).luma.length }).toEqual({
      frames: 30,
      fps: 30,
      width: 1920,
      bytes: 1920 * 1080,
    });
  });

  test('say where each code is: cut out there, it reads as they say', () => {
    const read: string[] = [];
    const said: string[] = [];
    for (const [i, layout] of LAYOUTS.entries()) {
      const still = makeStill({ seed: 40 + i, situation: i % 2 === 0 ? 'easy' : 'rotated', severity: 0.2, layout, size: FULL_HD });
      for (const code of still.codes.filter((code) => code.role.startsWith('imei') && isInside(code, still))) {
        said.push(code.text);
        read.push(
          ...engine
            .decode(cutOut(still, code), { symbologies: ['Code128'], alsoTurned: false, alsoSmaller: false })
            .map(({ text }) => text),
        );
      }
    }
    expect(said.length).toBeGreaterThan(10);
    // A finger or a bad print may cost one.
    expect(said.filter((text) => !read.includes(text)).length).toBeLessThanOrEqual(1);
    expect(read.filter((text) => !said.includes(text))).toEqual([]);
  });

  test('get what their situation says: dark ones dark, blurred ones flat, rotated ones at any angle', () => {
    const of = (situation: SituationName, severity: number, seed = 11) => makeStill({ seed, situation, severity });
    const mean = ({ luma }: Photograph) => luma.reduce((sum, value) => sum + value, 0) / luma.length;
    expect(mean(of('low-light', 1))).toBeLessThan(mean(of('easy', 1)) / 2);
    expect(steepest(of('defocused', 1))).toBeLessThan(0.6 * steepest(of('defocused', 0)));
    expect(steepest(of('moved', 1))).toBeLessThan(steepest(of('moved', 0)));
    const angles = [1, 2, 3, 4, 5, 6].map((seed) => angleOf(of('rotated', 0.5, seed)));
    expect(angles.some((angle) => Math.abs(angle) > 100)).toBe(true);
    expect(angles.some((angle) => Math.abs(angle) < 80)).toBe(true);
    expect(lengthOf(of('small', 1))).toBeLessThan(0.8 * lengthOf(of('small', 0)));
  });
});

describe('doubtful scenes', () => {
  test('are foreign or damaged every second time, in every way, and name only IMEIs that pass the Luhn check', () => {
    const scenes = Array.from({ length: 120 }, (_, i) => doubtfulScene(5, i));
    expect(scenes.filter(({ kind }) => kind === 'imei').length).toBe(60);
    expect(new Set(scenes.map(({ kind }) => kind)).size).toBe(10);
    expect(new Set(scenes.map(({ situation }) => situation))).toEqual(new Set(STILL_SITUATIONS));
    expect(scenes.flatMap(({ allowed }) => allowed).every(passesLuhn)).toBe(true);
    expect(scenes.filter(({ kind, allowed }) => kind !== 'imei' && kind !== 'covered' && kind !== 'altered' && allowed.length > 0)).toEqual(
      [],
    );
  });

  test('have frames that are the same in any order, each with its own noise and place, half of them from a moment later', () => {
    const [scene, again] = [doubtfulScene(5, 33), doubtfulScene(5, 33)];
    const forwards = Array.from({ length: LOOKS }, (_, look) => digest({ luma: scene.frame(look) }));
    const backwards = Array.from({ length: LOOKS }, (_, i) => digest({ luma: again.frame(LOOKS - 1 - i) }));
    expect(backwards.toReversed()).toEqual(forwards);
    expect(new Set(forwards).size).toBe(LOOKS);
    expect(scene.frame(0).length).toBe(scene.width * scene.height);
  });
});

/** A picture and what is said about it, short enough to be compared. */
function digest(picture: { readonly luma: Uint8Array } | undefined): string {
  const { luma, ...truth } = picture ?? { luma: new Uint8Array() };
  return createHash('sha256').update(luma).update(JSON.stringify(truth)).digest('hex');
}

function isInside({ corners }: PlacedCode, { width, height }: Photograph): boolean {
  return corners.every(({ x, y }) => x > 8 && y > 8 && x < width - 8 && y < height - 8);
}

/** The code upright, four pixels a module, with its own paper's brightness around it. */
function cutOut(
  { luma, width: stride }: Photograph,
  { corners: [a, b, c, d] }: PlacedCode,
): { luma: Uint8Array; width: number; height: number } {
  const [width, height, margin] = [134 * 4, 60, 40];
  const out = new Uint8Array((width + 2 * margin) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, 0.1 + (0.8 * y) / height];
      const at = (key: 'x' | 'y') => (a[key] * (1 - u) + b[key] * u) * (1 - v) + (d[key] * (1 - u) + c[key] * u) * v - 0.5;
      const [px, py] = [at('x'), at('y')];
      const [ix, iy] = [Math.floor(px), Math.floor(py)];
      const pixel = (dx: number, dy: number) => luma[(iy + dy) * stride + ix + dx] ?? 0;
      const upper = pixel(0, 0) * (1 - px + ix) + pixel(1, 0) * (px - ix);
      const lower = pixel(0, 1) * (1 - px + ix) + pixel(1, 1) * (px - ix);
      out[y * (width + 2 * margin) + margin + x] = upper * (1 - py + iy) + lower * (py - iy);
    }
  }
  for (let y = 0; y < height; y++) {
    const line = out.subarray(y * (width + 2 * margin), (y + 1) * (width + 2 * margin));
    const paper = (part: Uint8Array) => part.toSorted()[Math.floor(part.length * 0.8)] ?? 0;
    const [left, right] = [paper(line.subarray(margin, margin + 100)), paper(line.subarray(margin + width - 100, margin + width))];
    line.fill(left, 0, margin).fill(right, margin + width);
  }
  return { luma: out, width: width + 2 * margin, height };
}

/** The mean of the steepest hundredth of all steps between neighbours along the lines. */
function steepest({ luma }: Photograph): number {
  const steps = luma.slice(1).map((value, i) => Math.abs(value - (luma[i] ?? 0)));
  return (
    steps
      .toSorted()
      .slice(-Math.floor(steps.length / 100))
      .reduce((sum, step) => sum + step, 0) /
    (steps.length / 100)
  );
}

function firstCode({ codes }: Photograph): PlacedCode['corners'] {
  const code = codes.find(({ role }) => role === 'imei1');
  if (code === undefined) throw new Error('no IMEI on this picture');
  return code.corners;
}

function angleOf(picture: Photograph): number {
  const [a, b] = firstCode(picture);
  return (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
}

function lengthOf(picture: Photograph): number {
  const [a, b] = firstCode(picture);
  return Math.hypot(b.x - a.x, b.y - a.y);
}
