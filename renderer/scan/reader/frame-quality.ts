import { moduleWidthOf } from './bar-count.ts';
import type { Band } from './bands.ts';
import type { FrameQuality, LumaFrame, PlacedReading } from './reader.ts';
import type { Strip } from './rectify.ts';

/** Where the bars of a frame were, to tell movement. */
export interface BarsPlace {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

export interface QualityInput {
  readonly frame: LumaFrame;
  /** The strongest region cut out, and its codes, when there are bars. */
  readonly strip: Strip | undefined;
  readonly bands: readonly Band[];
  readonly readings: readonly PlacedReading[];
  readonly place: BarsPlace | undefined;
  /** Of the last frames, the newest first; undefined where a frame had no bars. */
  readonly placesBefore: readonly (BarsPlace | undefined)[];
}

/** Measures a frame with what the reading of it has left behind. */
export function qualityOf({ frame, strip, bands, readings, place, placesBefore }: QualityInput): FrameQuality {
  const light = strip === undefined ? lightOf(frame.luma, frame.width * frame.height, 61) : lightOf(strip.data, strip.data.length, 13);
  const [band] = bands;
  const row = strip === undefined || band === undefined ? undefined : middleRow(strip, band);
  const read = readings.flatMap(({ moduleWidth }) => moduleWidth ?? []).toSorted((a, b) => a - b);
  return {
    ...light,
    moduleWidth: read[read.length >> 1] ?? (row === undefined ? undefined : unreadModuleWidth(row)),
    sharpness: row === undefined ? undefined : sharpnessOf(row),
    moved: movedSince(placesBefore, place),
  };
}

type Light = Pick<FrameQuality, 'brightness' | 'contrast' | 'darkShare' | 'brightShare' | 'clippedShare'>;

/** Looks at every `stride`-th pixel, a prime number so that it does not follow the bars. */
function lightOf(luma: ArrayLike<number>, length: number, stride: number): Light {
  const histogram = new Uint32Array(256);
  let count = 0;
  let sum = 0;
  for (let at = 0; at < length; at += stride, count++) {
    const value = Math.max(0, Math.min(255, Math.round(luma[at] ?? 0)));
    histogram[value] = (histogram[value] ?? 0) + 1;
    sum += value;
  }
  const share = (from: number, to: number) => histogram.subarray(from, to).reduce((total, each) => total + each, 0) / Math.max(1, count);
  return {
    brightness: sum / Math.max(1, count),
    contrast: quantile(histogram, count * 0.95) - quantile(histogram, count * 0.05),
    darkShare: share(0, 32),
    brightShare: share(200, 256),
    clippedShare: share(250, 256),
  };
}

function quantile(histogram: Uint32Array, count: number): number {
  let sum = 0;
  for (let value = 0; value < histogram.length; value++) {
    sum += histogram[value] ?? 0;
    if (sum >= count) return value;
  }
  return histogram.length - 1;
}

/** The average of a band's middle rows: bars without most of the noise. */
function middleRow({ data, width, pitch }: Strip, { left, right, top, bottom }: Band): Float32Array {
  const row = new Float32Array(right - left);
  const reach = Math.max(1, Math.min(Math.round(4 / pitch), (bottom - top) >> 2));
  const middle = (top + bottom) >> 1;
  for (let line = middle - reach; line <= middle + reach; line++) {
    for (let x = 0; x < row.length; x++) row[x] = (row[x] ?? 0) + (data[line * width + left + x] ?? 0) / (2 * reach + 1);
  }
  return row;
}

/** The steepest tenth of the steps between neighbours, as a share of half the contrast. */
function sharpnessOf(row: Float32Array): number {
  const steps = new Float32Array(Math.max(1, row.length - 1));
  let [low, high] = [Infinity, -Infinity];
  for (let x = 0; x < row.length; x++) {
    const value = row[x] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (x > 0) steps[x - 1] = Math.abs(value - (row[x - 1] ?? 0));
  }
  steps.sort();
  return high - low < 4 ? 0 : Math.min(1, (2 * (steps[Math.floor(steps.length * 0.9)] ?? 0)) / (high - low));
}

/**
 * From the count of its bars, but no wider than it would be if the row is the shortest code with an IMEI: where bars are too
 * small to be told apart, only few are counted, and the count alone would make them wide.
 */
function unreadModuleWidth(row: Float32Array): number {
  return Math.min(moduleWidthOf(row, 0, row.length) ?? Infinity, row.length / IMEI_MODULES);
}

/** Start, seven pairs, change, digit and check of eleven modules, and a stop of thirteen (ISO/IEC 15417). */
const IMEI_MODULES = 134;

/**
 * From the nearest of the last places, since the strongest region of a still label may be one part of it now and another one
 * then. Only between places of about the same size: another box, or half a box, has not moved.
 */
function movedSince(before: readonly (BarsPlace | undefined)[], now: BarsPlace | undefined): number | undefined {
  if (now === undefined) return undefined;
  const far = before.flatMap((place) =>
    place === undefined || Math.abs(place.length - now.length) > 0.15 * now.length ? [] : [Math.hypot(now.x - place.x, now.y - place.y)],
  );
  return far.length === 0 ? undefined : Math.min(...far);
}
