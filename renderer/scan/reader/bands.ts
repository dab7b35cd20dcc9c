import { correlation } from './correlation.ts';
import { splitAtBlanks } from './split-band.ts';
import type { Strip } from './rectify.ts';

/** The upright rectangle of one code in a strip, strip pixels; `right` and `bottom` are just outside. */
export interface Band {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A function that finds the single codes of a strip: lines of rows in which brightness goes up and down all along, in the same
 * way as in the line above. The highest band first, since the more rows the less noise. Text is found too; it does no harm.
 *
 * How much brightness goes up and down is told from noise by comparing two halves of a line, a few rows each: bars are the same
 * in both and noise is not, so the covariance of the halves is the variance of the bars alone.
 */
export function createBandFinder(): (strip: Strip) => Band[] {
  let upper = new Float32Array(0);
  let lower = new Float32Array(0);
  let activity = new Float32Array(0);
  let line = new Float32Array(0);
  let lineBefore = new Float32Array(0);

  return (strip) => {
    const parts = Math.floor(strip.width / PART);
    if (line.length < strip.width) {
      upper = new Float32Array(strip.width);
      lower = new Float32Array(strip.width);
      line = new Float32Array(strip.width);
      lineBefore = new Float32Array(strip.width);
    }
    const few = Math.max(1, Math.round(HALF_LINE / strip.pitch));
    let half = few;
    let lines = Math.floor(strip.height / (2 * half));
    if (activity.length < parts * lines) activity = new Float32Array(parts * lines);
    let noise = 0;
    let sum = 0;
    for (let row = 0; row < lines; row++) {
      noise += halves(strip, row, half, upper, lower) / lines;
      sum += activityOf(upper, lower, parts, activity, row * parts) / lines;
    }
    if (noise > TOO_NOISY * sum) {
      // In the dark the noise of so few rows hides the ends of the bars.
      half = Math.max(few, Math.min(3 * few, strip.height >> 3));
      lines = Math.floor(strip.height / (2 * half));
      for (let row = 0; row < lines; row++) {
        halves(strip, row, half, upper, lower);
        activityOf(upper, lower, parts, activity, row * parts);
      }
    }
    const most = highest(activity, 0, parts * lines);
    const open: OpenBand[] = [];
    for (let row = 0; row < lines; row++) {
      const top = row * 2 * half;
      average(strip, top, 2 * half, line);
      const least = Math.max(LEAST_ACTIVITY, LEAST_IN_STRIP * most, LEAST_IN_LINE * highest(activity, row * parts, parts));
      for (const { begin, end } of busyStretches(activity, row * parts, parts, least)) {
        const found = { left: begin * PART, right: end * PART, top, bottom: top + 2 * half };
        if (found.right - found.left >= SHORTEST) join(open, found, line, lineBefore);
      }
      [line, lineBefore] = [lineBefore, line];
    }
    return open
      .filter(({ lines: count }) => count >= 2)
      .flatMap(({ left, right, top, bottom }) => {
        const quarter = Math.round((bottom - top) / 4);
        average(strip, top + quarter, Math.max(1, bottom - top - 2 * quarter), line);
        return splitAtBlanks(line, { left: Math.round(left), right: Math.round(right), top, bottom }, SHORTEST);
      })
      .sort((a, b) => b.bottom - b.top - (a.bottom - a.top));
  };
}

interface OpenBand {
  left: number;
  right: number;
  top: number;
  bottom: number;
  lines: number;
}

/** Pixels across the bars that are looked at together. */
const PART = 8;
/** Frame pixels along the bars of half a line. */
const HALF_LINE = 2;
/** Pixels of the shortest code that has a chance: 134 modules of 0.75 px, less a blurred end. */
const SHORTEST = 95;
/** Pixels by which the ends of two lines of one code may differ. */
const SAME_END = 12;
/** Correlation of two lines of one code; between a code and the text below it is about none. */
const SAME_BARS = 0.5;
/** Standard deviation of brightness that counts: in steps, as a share of the strip's most, and of its line's most. */
const LEAST_ACTIVITY = 1.5;
const LEAST_IN_STRIP = 0.12;
const LEAST_IN_LINE = 0.3;

function average({ data, width }: Strip, top: number, rows: number, out: Float32Array): void {
  const share = 1 / rows;
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let row = 0, at = top * width + x; row < rows; row++, at += width) sum += data[at] ?? 0;
    out[x] = sum * share;
  }
}

/** Noise of half a line, brightness steps, as a share of the mean activity; above it, a line has three times as many rows. */
const TOO_NOISY = 0.4;

/** Averages both halves of a line; returns the standard deviation of the noise that is left in each. */
function halves(strip: Strip, line: number, half: number, upper: Float32Array, lower: Float32Array): number {
  average(strip, line * 2 * half, half, upper);
  average(strip, line * 2 * half + half, half, lower);
  let difference = 0;
  for (let x = 0; x < strip.width; x++) difference += ((upper[x] ?? 0) - (lower[x] ?? 0)) ** 2;
  return Math.sqrt(difference / 2 / strip.width);
}

/**
 * For each part, √covariance of the two halves over it and its neighbours, without what is a mere slope: light that falls off, the
 * rim of glare. Returns the mean.
 *
 * With u = x − middle, the covariance is Σab − ΣaΣb/n − (Σau)(Σbu)/Σu² over n places. The sums are made once for each part, and a
 * part's Σau becomes its neighbour's by Σa(u + PART) = Σau + PART·Σa.
 */
function activityOf(upper: Float32Array, lower: Float32Array, parts: number, activity: Float32Array, from: number): number {
  let total = 0;
  let left = NO_SUMS;
  let here = sumsOf(upper, lower, 0);
  for (let part = 0; part < parts; part++) {
    const right = part + 1 < parts ? sumsOf(upper, lower, (part + 1) * PART) : NO_SUMS;
    const count = left.count + here.count + right.count;
    // The middle of all of them lies half a part away where a neighbour is missing.
    const off = ((right.count - left.count) / PART) * (PART / 2);
    const sumUpper = left.upper + here.upper + right.upper;
    const sumLower = left.lower + here.lower + right.lower;
    const slopeUpper = left.slopeUpper + here.slopeUpper + right.slopeUpper + PART * (right.upper - left.upper) - off * sumUpper;
    const slopeLower = left.slopeLower + here.slopeLower + right.slopeLower + PART * (right.lower - left.lower) - off * sumLower;
    const places = (count * (count * count - 1)) / 12; // Σu²
    const covariance = left.product + here.product + right.product - (sumUpper * sumLower) / count - (slopeUpper * slopeLower) / places;
    const active = Math.sqrt(Math.max(0, covariance / count));
    activity[from + part] = active;
    total += active / parts;
    left = here;
    here = right;
  }
  return total;
}

interface PartSums {
  readonly count: number;
  readonly upper: number;
  readonly lower: number;
  readonly product: number;
  /** Σau, u from the middle of the part. */
  readonly slopeUpper: number;
  readonly slopeLower: number;
}

const NO_SUMS: PartSums = { count: 0, upper: 0, lower: 0, product: 0, slopeUpper: 0, slopeLower: 0 };

function sumsOf(upper: Float32Array, lower: Float32Array, begin: number): PartSums {
  let sumUpper = 0;
  let sumLower = 0;
  let product = 0;
  let slopeUpper = 0;
  let slopeLower = 0;
  for (let x = begin, u = (1 - PART) / 2; x < begin + PART; x++, u++) {
    const a = upper[x] ?? 0;
    const b = lower[x] ?? 0;
    sumUpper += a;
    sumLower += b;
    product += a * b;
    slopeUpper += a * u;
    slopeLower += b * u;
  }
  return { count: PART, upper: sumUpper, lower: sumLower, product, slopeUpper, slopeLower };
}

function highest(values: Float32Array, from: number, count: number): number {
  let most = 0;
  for (let at = from; at < from + count; at++) most = Math.max(most, values[at] ?? 0);
  return most;
}

/** Stretches of parts with enough activity; a single quiet part does not end one. */
function busyStretches(activity: Float32Array, from: number, parts: number, least: number): { begin: number; end: number }[] {
  const stretches: { begin: number; end: number }[] = [];
  let begin = -1;
  let last = -1;
  for (let part = 0; part <= parts; part++) {
    if (part < parts && (activity[from + part] ?? 0) >= least) {
      if (begin < 0) begin = part;
      last = part;
    } else if (begin >= 0 && (part - last > 1 || part === parts)) {
      stretches.push({ begin, end: last + 1 });
      begin = -1;
    }
  }
  return stretches;
}

/** Adds a stretch to the band that it goes on with, or opens a new one. */
function join(open: OpenBand[], found: Band, line: Float32Array, lineBefore: Float32Array): void {
  const band = open.find(
    ({ left, right, bottom }) =>
      bottom === found.top &&
      Math.abs(left - found.left) <= SAME_END &&
      Math.abs(right - found.right) <= SAME_END &&
      correlation(line, lineBefore, found.left, found.right) >= SAME_BARS,
  );
  if (band === undefined) {
    open.push({ ...found, lines: 1 });
    return;
  }
  band.left += (found.left - band.left) * 0.3;
  band.right += (found.right - band.right) * 0.3;
  band.bottom = found.bottom;
  band.lines++;
}
