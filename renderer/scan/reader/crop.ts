import { createNormaliser } from './normalise.ts';
import type { Corners, FramePoint, LumaFrame } from './reader.ts';
import type { Strip } from './rectify.ts';

/** One way of making a strip ready for the decoding engine. What one way hides, another one shows. */
export interface Preparation {
  readonly name: string;
  /** Frame pixels along the bars that are averaged into one row: more is less noise, fewer stands more tilt. */
  readonly average: number;
  /** How many pixels across the bars a frame pixel becomes. */
  readonly stretch: 1 | 2;
  /** A sharpening filter, see `wiener.ts`. */
  readonly taps?: Float32Array;
  /** Frame pixels within which contrast is evened out; 0 leaves it as it is. */
  readonly evenWithin: number;
}

/** A function that makes the picture for the engine. Its buffers are used again: a crop is good until the next call. */
export function createCropper(): (strip: Strip, preparation: Preparation) => LumaFrame {
  let luma = new Uint8ClampedArray(0);
  let row = new Float32Array(0);
  let sharpened = new Float32Array(0);
  const normalise = createNormaliser();

  return (strip, { average, stretch, taps, evenWithin }) => {
    const lines = linesOf(strip, average);
    const height = Math.floor(strip.height / lines);
    const width = strip.width * stretch;
    const margin = MARGIN + (taps === undefined ? 0 : taps.length >> 1);
    const padded = strip.width + 2 * margin;
    if (luma.length < width * height) luma = new Uint8ClampedArray(width * height);
    if (row.length < padded) {
      row = new Float32Array(padded);
      sharpened = new Float32Array(padded);
    }
    for (let line = 0; line < height; line++) {
      averageRows(strip, line * lines, lines, row, margin);
      extendEnds(row, margin, strip.width);
      let source = row;
      if (taps !== undefined) {
        convolve(row, taps, sharpened, padded);
        source = sharpened;
      }
      if (evenWithin > 0) normalise(source, margin, margin + strip.width, evenWithin);
      extendEnds(source, margin, strip.width);
      stretchRow(source, margin, stretch, luma, line * width, width);
    }
    return { luma: new Uint8Array(luma.buffer, 0, width * height), width, height };
  };
}

/** Corners in a crop as corners in its strip. */
export function cornersInStrip(corners: Corners, strip: Strip, { average, stretch }: Preparation): Corners {
  const lines = linesOf(strip, average);
  const inStrip = ({ x, y }: FramePoint) => ({ x: x / stretch, y: y * lines });
  return [inStrip(corners[0]), inStrip(corners[1]), inStrip(corners[2]), inStrip(corners[3])];
}

/** Samples beyond both ends, for the cubic. */
const MARGIN = 3;

function linesOf({ pitch, height }: Strip, average: number): number {
  return Math.min(height, Math.max(1, Math.round(average / pitch)));
}

function averageRows({ data, width }: Strip, first: number, lines: number, row: Float32Array, margin: number): void {
  const share = 1 / lines;
  let from = first * width;
  for (let x = 0; x < width; x++) row[margin + x] = (data[from + x] ?? 0) * share;
  for (let line = 1; line < lines; line++) {
    from += width;
    for (let x = 0; x < width; x++) row[margin + x] = (row[margin + x] ?? 0) + (data[from + x] ?? 0) * share;
  }
}

function extendEnds(row: Float32Array, margin: number, width: number): void {
  row.fill(row[margin] ?? 0, 0, margin);
  row.fill(row[margin + width - 1] ?? 0, margin + width, width + 2 * margin);
}

/** The taps are the same on both sides, so the two values at one distance are added before they are multiplied. */
function convolve(row: Float32Array, taps: Float32Array, out: Float32Array, length: number): void {
  const reach = taps.length >> 1;
  const middle = taps[reach] ?? 0;
  for (let at = reach; at < length - reach; at++) {
    let sum = middle * (row[at] ?? 0);
    for (let away = 1; away <= reach; away++) sum += (taps[reach + away] ?? 0) * ((row[at - away] ?? 0) + (row[at + away] ?? 0));
    out[at] = sum;
  }
}

/** Two pixels from one: a quarter before and a quarter behind its middle, by Catmull-Rom cubic interpolation. */
function stretchRow(row: Float32Array, margin: number, stretch: 1 | 2, luma: Uint8ClampedArray, from: number, width: number): void {
  if (stretch === 1) {
    for (let x = 0; x < width; x++) luma[from + x] = row[margin + x] ?? 0;
    return;
  }
  let p0 = row[margin - 2] ?? 0;
  let p1 = row[margin - 1] ?? 0;
  let p2 = row[margin] ?? 0;
  let p3 = row[margin + 1] ?? 0;
  for (let at = from, next = margin + 2; at + 1 < from + width; at += 2, next++) {
    const p4 = row[next] ?? 0;
    luma[at] = FAR * p0 + NEAR * p1 + NEAREST * p2 + FARTHER * p3;
    luma[at + 1] = FARTHER * p1 + NEAREST * p2 + NEAR * p3 + FAR * p4;
    p0 = p1;
    p1 = p2;
    p2 = p3;
    p3 = p4;
  }
}

/** The cubic's weights a quarter from one sample and three quarters from the next, with those beyond them. */
const NEAREST = 0.8671875;
const NEAR = 0.2265625;
const FARTHER = -0.0703125;
const FAR = -0.0234375;
