import { describe, expect, test } from 'vitest';
import { createBandFinder } from '../../../../renderer/scan/reader/bands.ts';
import { cornersInStrip, createCropper } from '../../../../renderer/scan/reader/crop.ts';
import { preparationsFor } from '../../../../renderer/scan/reader/preparations.ts';
import { createProfiler } from '../../../../renderer/scan/reader/profile.ts';
import type { LumaFrame } from '../../../../renderer/scan/reader/reader.ts';
import { cornersInFrame, createRectifier } from '../../../../renderer/scan/reader/rectify.ts';
import type { Region } from '../../../../renderer/scan/reader/regions.ts';
import { splitAtBlanks } from '../../../../renderer/scan/reader/split-band.ts';
import { createSoftCode128 } from '../../../../renderer/scan/reader/soft-code128.ts';
import { code128Widths, drawBars } from './bars.ts';

const imei = '356938035643809';
const other = '490154203237518';
const widths = code128Widths(imei);

/** A region as the locator would give it. */
function regionAt(x: number, y: number, length: number, height: number, degrees: number): Region {
  const direction = (degrees * Math.PI) / 180;
  return { x, y, length, height, direction, baseline: direction, strength: 1, longest: length };
}

/** Both pictures on one sheet: the darker of each pixel. */
function together(first: LumaFrame, second: LumaFrame): LumaFrame {
  return { ...first, luma: first.luma.map((value, at) => Math.min(value, second.luma[at] ?? 255)) };
}

describe('a region cut out', () => {
  test.each([0, 30, 90, 200])('has upright bars, whatever way they ran in the frame (%i degrees)', (turn) => {
    const frame = drawBars(widths, { module: 2.2, bars: 70, turn, x: 320, y: 180 });
    const strip = createRectifier()(frame, regionAt(320, 180, 340, 60, turn));
    const straight = createRectifier()(drawBars(widths, { module: 2.2, bars: 70, x: 320, y: 180 }), regionAt(320, 180, 340, 60, 0));
    expect([strip.width, strip.height]).toEqual([340, 60]);
    const apart = strip.data.reduce((sum, value, at) => sum + Math.abs(value - (straight.data[at] ?? 0)), 0) / strip.data.length;
    expect(apart).toBeLessThan(6);
  });

  test('is cut out coarser along the bars when it would be too large, and stays inside the frame', () => {
    const frame = drawBars(widths, { module: 2.2, bars: 70 });
    const strip = createRectifier(10_000)(frame, regionAt(20, 20, 400, 200, 45));
    expect(strip.data.length).toBeLessThan(11_000);
    expect(strip.pitch).toBeGreaterThan(2);
    expect(strip.data.every((value) => value >= 0 && value <= 255)).toBe(true);
  });

  test('knows where its places lie in the frame', () => {
    const frame = drawBars(widths, { module: 2.2, turn: 30 });
    const strip = createRectifier()(frame, regionAt(320, 180, 300, 80, 30));
    const [topLeft, topRight, bottomRight, bottomLeft] = cornersInFrame(strip, [
      { x: 0, y: 0 },
      { x: 300, y: 0 },
      { x: 300, y: 80 },
      { x: 0, y: 80 },
    ]);
    expect((topLeft.x + topRight.x + bottomRight.x + bottomLeft.x) / 4).toBeCloseTo(320, 3);
    expect((topLeft.y + topRight.y + bottomRight.y + bottomLeft.y) / 4).toBeCloseTo(180, 3);
    expect(Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x)).toBeCloseTo(Math.PI / 6, 6);
    expect(Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y)).toBeCloseTo(80, 6);
  });
});

test('each preparation keeps the bars where they are', () => {
  const strip = createRectifier()(drawBars(widths, { module: 2.2, bars: 70 }), regionAt(320, 180, 340, 60, 0));
  const crop = createCropper();
  for (const preparation of [...preparationsFor(300), ...preparationsFor(900)]) {
    const picture = crop(strip, preparation);
    expect(picture.width).toBe(340 * preparation.stretch);
    const row = picture.luma.subarray((picture.height >> 1) * picture.width, ((picture.height >> 1) + 1) * picture.width);
    const [first, last] = [row.findIndex((value) => value < 110), row.findLastIndex((value) => value < 110)];
    const corner = { x: (first + last + 1) / 2, y: 0 };
    expect(cornersInStrip([corner, corner, corner, corner], strip, preparation)[0].x).toBeCloseTo(170, -0.5);
  }
});

test('a region that is only skimmed has fewer rows, in their places', () => {
  const frame = drawBars(widths, { module: 2.2, bars: 70, x: 320, y: 180 });
  const strip = createRectifier()(frame, regionAt(320, 180, 340, 60, 0), 5);
  expect([strip.width, strip.height, strip.pitch]).toEqual([340, 12, 5]);
  const [corner] = cornersInFrame(strip, [
    { x: 0, y: 6 },
    { x: 1, y: 6 },
    { x: 1, y: 7 },
    { x: 0, y: 7 },
  ]);
  expect(corner.y).toBeCloseTo(180);
});

describe('codes side by side', () => {
  const band = { left: 0, right: 300, top: 0, bottom: 20 };
  const rowWith = (middle: number) => Float32Array.from({ length: 300 }, (_, x) => (x >= 140 && x < 160 ? middle : x % 6 < 3 ? 30 : 220));

  test('are parted where there is paper between them', () => {
    expect(splitAtBlanks(rowWith(220), band, 95)).toHaveLength(2);
  });

  test('are not seen where defocus has made the bars of one code a pale grey', () => {
    expect(splitAtBlanks(rowWith(165), band, 95)).toEqual([band]);
  });
});

describe('the bands of a strip', () => {
  test('are its codes, each by itself, also side by side and in noise', () => {
    const wide = { width: 900, height: 300, module: 2.2, bars: 60, noise: 8 };
    const above = together(
      drawBars(widths, { ...wide, x: 220, y: 80, seed: 1 }),
      drawBars(code128Widths(other), { ...wide, x: 620, y: 80, seed: 2 }),
    );
    const frame = together(above, drawBars(code128Widths('R5ABC123456'), { ...wide, x: 300, y: 200, seed: 3 }));
    const strip = createRectifier()(frame, regionAt(450, 150, 880, 280, 0));
    const bands = createBandFinder()(strip);
    const read = createSoftCode128();
    const profileOf = createProfiler();
    const texts = bands.flatMap((band) => {
      const profile = profileOf(strip, band);
      return profile === undefined ? [] : (read(profile)?.imei ?? []);
    });
    expect(texts).toEqual(expect.arrayContaining([imei, other]));
    expect(bands.length).toBeLessThan(6);
    const code = bands.find((band) => Math.abs((band.left + band.right) / 2 - 210) < 20);
    expect(code?.bottom).toBeLessThan(130);
  });

  test('are none on blank paper, nor in noise alone', () => {
    const blank = drawBars([1], { module: 0.001, noise: 12 });
    expect(createBandFinder()(createRectifier()(blank, regionAt(320, 180, 400, 200, 0)))).toEqual([]);
  });
});

describe('the profile of a band', () => {
  test('leaves out the rows that a finger covers, and follows bars that lean', () => {
    for (const lean of [-3, 0, 3]) {
      const frame = drawBars(widths, { module: 2, bars: 80, lean, noise: 4 });
      for (let y = 195; y < 222; y++) frame.luma.fill(110, y * 640 + 250, y * 640 + 390);
      const strip = createRectifier()(frame, regionAt(320, 180, 340, 84, 0));
      const profile = createProfiler()(strip, { left: 30, right: 310, top: 2, bottom: 82 });
      if (profile === undefined) throw new Error('no profile');
      expect(createSoftCode128()(profile)?.imei).toBe(imei);
      expect(profile.right - profile.left).toBeCloseTo(268, -1);
    }
  });

  test('is none where there is no contrast', () => {
    const strip = createRectifier()(drawBars([1], { module: 0.001 }), regionAt(320, 180, 340, 84, 0));
    expect(createProfiler()(strip, { left: 30, right: 310, top: 2, bottom: 82 })).toBeUndefined();
  });
});
