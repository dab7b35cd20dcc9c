import type { PixelArea } from './surface.ts';

/** Blurs, all in place and only within an area. Edges repeat. Pixels and radians. */
export interface Blur {
  /** Radius of the disc that a point becomes when the lens is out of focus. */
  readonly disc: number;
  /** Standard deviation of a soft lens. */
  readonly gauss: number;
  /** How far the picture ran while the shutter was open. */
  readonly motion: number;
  readonly motionTowards: number;
}

export const SHARP: Blur = { disc: 0, gauss: 0, motion: 0, motionTowards: 0 };

export function blur(picture: Float32Array, width: number, area: PixelArea, { disc, gauss, motion, motionTowards }: Blur): void {
  if (area.right - area.left < 3 || area.bottom - area.top < 3) return;
  if (disc > 0.4) blurDisc(picture, width, area, disc);
  if (gauss > 0.2) blurGauss(picture, width, area, gauss);
  if (motion > 0.7) blurMotion(picture, width, area, motion, motionTowards);
}

/** Out of focus: the mean over a disc, line by line from running sums; the disc's rim counts by its share. */
function blurDisc(picture: Float32Array, width: number, { left, top, right, bottom }: PixelArea, radius: number): void {
  const [columns, rows] = [right - left, bottom - top];
  const reach = Math.ceil(radius);
  const pad = reach + 2;
  const stride = columns + 2 * pad;
  // sums[i] is the sum of the line's pixels before i.
  const sums = new Float64Array(rows * (stride + 1));
  for (let row = 0; row < rows; row++) {
    const from = (top + row) * width + left;
    const to = row * (stride + 1);
    let sum = 0;
    for (let i = 0; i < stride; i++) {
      const column = i - pad < 0 ? 0 : i - pad >= columns ? columns - 1 : i - pad;
      sum += picture[from + column] ?? 0;
      sums[to + i + 1] = sum;
    }
  }
  // Half widths of the disc in each of its lines, at the line's middle; the outermost lines count by how much of them it covers.
  const lines: { dy: number; half: number; share: number }[] = [];
  let total = 0;
  for (let dy = -reach; dy <= reach; dy++) {
    const share = Math.min(1, Math.max(0, radius + 0.5 - Math.abs(dy)));
    const near = Math.min(Math.abs(dy), radius - share / 2);
    const half = Math.sqrt(Math.max(0.01, radius * radius - near * near));
    if (share <= 0) continue;
    lines.push({ dy, half, share });
    total += 2 * half * share;
  }
  const out = new Float32Array(columns);
  for (let row = 0; row < rows; row++) {
    out.fill(0);
    for (const { dy, half, share } of lines) {
      const line = Math.max(0, Math.min(rows - 1, row + dy)) * (stride + 1);
      // The line from x - half to x + half, in whole pixels and the two broken ones.
      const rightEdge = pad + 0.5 + half;
      const leftEdge = pad + 0.5 - half;
      const [r, l] = [Math.floor(rightEdge), Math.floor(leftEdge)];
      const [fr, fl] = [rightEdge - r, leftEdge - l];
      const weight = share / total;
      for (let x = 0; x < columns; x++) {
        const high = (sums[line + x + r] ?? 0) * (1 - fr) + (sums[line + x + r + 1] ?? 0) * fr;
        const low = (sums[line + x + l] ?? 0) * (1 - fl) + (sums[line + x + l + 1] ?? 0) * fl;
        out[x] = (out[x] ?? 0) + weight * (high - low);
      }
    }
    picture.set(out, (top + row) * width + left);
  }
}

/** Separable and symmetric: each tap takes the two pixels that are equally far, one whole line after another. */
function blurGauss(picture: Float32Array, width: number, { left, top, right, bottom }: PixelArea, sigma: number): void {
  const reach = Math.ceil(2.6 * sigma);
  const weights = Array.from({ length: reach + 1 }, (_, far) => Math.exp(-0.5 * (far / sigma) ** 2));
  const sum = weights.reduce((total, weight, far) => total + (far === 0 ? 1 : 2) * weight, 0);
  const [columns, rows] = [right - left, bottom - top];
  const across = new Float32Array(columns * rows);
  const line = new Float32Array(columns + 2 * reach);
  for (let row = 0; row < rows; row++) {
    const from = (top + row) * width + left;
    line.set(picture.subarray(from, from + columns), reach);
    line.fill(picture[from] ?? 0, 0, reach);
    line.fill(picture[from + columns - 1] ?? 0, reach + columns);
    addTaps(
      across.subarray(row * columns, (row + 1) * columns),
      (far) => [line.subarray(reach - far), line.subarray(reach + far)],
      weights,
      sum,
    );
  }
  const lineOf = (row: number) => {
    const from = Math.max(0, Math.min(rows - 1, row)) * columns;
    return across.subarray(from, from + columns);
  };
  const out = new Float32Array(columns);
  for (let row = 0; row < rows; row++) {
    out.fill(0);
    addTaps(out, (far) => [lineOf(row - far), lineOf(row + far)], weights, sum);
    picture.set(out, (top + row) * width + left);
  }
}

function addTaps(
  out: Float32Array,
  pair: (far: number) => readonly [Float32Array, Float32Array],
  weights: readonly number[],
  sum: number,
): void {
  for (const [far, weight] of weights.entries()) {
    const [before, after] = pair(far);
    const share = (far === 0 ? 0.5 : 1) * (weight / sum);
    for (let x = 0; x < out.length; x++) out[x] = (out[x] ?? 0) + share * ((before[x] ?? 0) + (after[x] ?? 0));
  }
}

/** A straight run: the mean of samples less than a pixel apart. */
function blurMotion(picture: Float32Array, width: number, area: PixelArea, length: number, towards: number): void {
  const { left, top, right, bottom } = area;
  const [columns, rows] = [right - left, bottom - top];
  const before = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) before.set(picture.subarray((top + row) * width + left, (top + row) * width + right), row * columns);
  const samples = Math.ceil(length) + 1;
  const after = new Float32Array(columns * rows);
  for (let i = 0; i < samples; i++) {
    const far = (i / (samples - 1) - 0.5) * length;
    const [dx, dy] = [far * Math.cos(towards), far * Math.sin(towards)];
    const [ix, iy] = [Math.floor(dx), Math.floor(dy)];
    const [fx, fy] = [dx - ix, dy - iy];
    for (let row = 0; row < rows; row++) {
      const upper = Math.max(0, Math.min(rows - 1, row + iy)) * columns;
      const lower = Math.max(0, Math.min(rows - 1, row + iy + 1)) * columns;
      for (let x = 0; x < columns; x++) {
        const a = x + ix < 0 ? 0 : x + ix >= columns ? columns - 1 : x + ix;
        const b = a + 1 >= columns ? columns - 1 : a + 1;
        const high = (before[upper + a] ?? 0) * (1 - fx) + (before[upper + b] ?? 0) * fx;
        const low = (before[lower + a] ?? 0) * (1 - fx) + (before[lower + b] ?? 0) * fx;
        after[row * columns + x] = (after[row * columns + x] ?? 0) + (high + (low - high) * fy) / samples;
      }
    }
  }
  for (let row = 0; row < rows; row++) picture.set(after.subarray(row * columns, (row + 1) * columns), (top + row) * width + left);
}
