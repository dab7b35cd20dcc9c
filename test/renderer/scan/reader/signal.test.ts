import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countElements, moduleWidthOf } from '../../../../renderer/scan/reader/bar-count.ts';
import { correlation } from '../../../../renderer/scan/reader/correlation.ts';
import { cubicAt } from '../../../../renderer/scan/reader/cubic.ts';
import { darknessOf as asDarkness } from '../../../../renderer/scan/reader/darkness.ts';
import { solve } from '../../../../renderer/scan/reader/least-squares.ts';
import { createNormaliser } from '../../../../renderer/scan/reader/normalise.ts';
import { wienerTaps } from '../../../../renderer/scan/reader/wiener.ts';
import { code128Widths, darknessOf } from './bars.ts';

const widths = code128Widths('356938035643809');

function rowOf(module: number, blur: number, length: number, light: (x: number) => number = () => 1): Float32Array {
  const dark = darknessOf(widths, module, blur);
  return Float32Array.from({ length }, (_, x) => light(x) * (220 - 190 * dark(x + 0.5 - length / 2)));
}

test('a cubic goes through its samples, and is exact for a straight line between them', () => {
  const row = Float32Array.from({ length: 12 }, (_, x) => 3 * x - 5);
  fc.assert(
    fc.property(fc.double({ min: 1, max: 9, noNaN: true }), (place) => void expect(cubicAt(row, place)).toBeCloseTo(3 * place - 5, 3)),
  );
});

test('a small system of equations is solved, and one without an answer is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 12, maxLength: 12 }), (numbers) => {
      const wanted = numbers.slice(9);
      // A diagonal that outweighs its row, so that there is one answer.
      const matrix = Float64Array.from(numbers.slice(0, 9), (value, i) => (i % 4 === 0 ? value + 20 : value));
      const right = Float64Array.from([0, 1, 2], (row) => wanted.reduce((sum, x, column) => sum + (matrix[row * 3 + column] ?? 0) * x, 0));
      expect(solve(matrix, right, 3)).toBe(true);
      wanted.forEach((value, i) => expect(right[i]).toBeCloseTo(value, 6));
    }),
  );
  expect(solve(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 2), 2)).toBe(false);
});

test('a Wiener filter keeps brightness and undoes most of a blur', () => {
  const taps = wienerTaps(1.2, 0.02);
  expect(taps.length % 2).toBe(1);
  expect(taps.reduce((sum, tap) => sum + tap, 0)).toBeCloseTo(1, 5);
  const reach = taps.length >> 1;
  const [sharp, blurred] = [rowOf(2.5, 0.3, 420), rowOf(2.5, Math.hypot(0.3, 1.2), 420)];
  const undone = blurred.map((value, x) =>
    x < reach || x >= 420 - reach ? value : taps.reduce((sum, tap, i) => sum + tap * (blurred[x + i - reach] ?? 0), 0),
  );
  const away = (row: Float32Array) => row.reduce((sum, value, x) => sum + (value - (sharp[x] ?? 0)) ** 2, 0);
  expect(away(undone)).toBeLessThan(0.35 * away(blurred));
});

test('evening out gives every stretch of a row the same contrast, however the light falls', () => {
  const row = rowOf(2.5, 0.6, 400, (x) => 0.25 + (0.75 * x) / 400);
  createNormaliser()(row, 0, 400, 48);
  for (const from of [50, 150, 250]) {
    const part = row.slice(from, from + 100);
    expect(Math.min(...part)).toBeLessThan(60);
    expect(Math.max(...part)).toBeGreaterThan(195);
  }
  const flat = new Float32Array(100).fill(77);
  createNormaliser()(flat, 0, 100, 48);
  expect(new Set(flat).size).toBe(1);
});

test('darkness is the same with and without a spot of glare, and undefined on blank paper', () => {
  const even = asDarkness(rowOf(2.5, 0.6, 400), 30, 370);
  const glare = asDarkness(
    rowOf(2.5, 0.6, 400).map((value, x) => value / 3 + 60 * Math.exp(-(((x - 200) / 60) ** 2))),
    30,
    370,
  );
  if (even === undefined || glare === undefined) throw new Error('no darkness');
  expect(correlation(even, glare, 40, 360)).toBeGreaterThan(0.9);
  expect(asDarkness(new Float32Array(400).fill(200), 30, 370)).toBeUndefined();
});

test('two rows are alike where they are the same but for brightness, contrast and place', () => {
  const row = rowOf(2.5, 0.6, 400);
  const moved = Float32Array.from(row, (_, x) => 20 + 0.4 * (row[x - 3] ?? 220));
  expect(correlation(row, moved, 40, 360, 3)).toBeCloseTo(1, 4);
  expect(correlation(row, new Float32Array(400).fill(9), 40, 360)).toBe(0);
});

test('a dark place has a say in the contrast as far as the reach, and no further', () => {
  const row = Float32Array.from({ length: 400 }, (_, x) => (x === 204 ? 0 : x % 2 === 0 ? 100 : 140));
  createNormaliser()(row, 0, 400, 48);
  // Ink is brought to 20. Beside the dark place, a hundred is far from being the darkest.
  for (const near of [162, 180, 220, 246]) expect(row[near]).toBeGreaterThan(100);
  for (const far of [40, 130, 280, 360]) expect(row[far]).toBeCloseTo(20, 1);
});

describe('counting bars', () => {
  test('tells how wide a module is', () => {
    for (const module of [2, 3, 5]) {
      const row = rowOf(module, 0.5, 134 * module + 40);
      expect(countElements(row, 0, row.length)).toBe(widths.length + 1 - (widths.length % 2 === 0 ? 1 : 0));
      expect(moduleWidthOf(row, 20, row.length - 20)).toBeCloseTo(module, 0);
    }
  });

  test('knows nothing about a row with a few bars', () => {
    expect(
      moduleWidthOf(
        Float32Array.from({ length: 100 }, (_, x) => (x % 50 < 25 ? 0 : 200)),
        0,
        100,
      ),
    ).toBeUndefined();
  });
});
