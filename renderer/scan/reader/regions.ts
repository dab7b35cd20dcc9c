import type { GradientBlocks } from './gradient-blocks.ts';
import { baselineTilt } from './tilt.ts';

/** A tilted rectangle of the frame that holds parallel bars: one code, or the several codes of a label. */
export interface Region {
  /** Frame pixels of the middle. */
  readonly x: number;
  readonly y: number;
  /** Radians, clockwise from the x axis: across the bars, the way a scan line should run. */
  readonly direction: number;
  /** Radians: the way a row of bars runs. Differs from `direction` where the box is seen from the side. */
  readonly baseline: number;
  /** Frame pixels along `direction`, with the quiet zones. */
  readonly length: number;
  /** Frame pixels along the bars. */
  readonly height: number;
  /** Sum of the blocks' weights; the larger, the more of the frame is bars. */
  readonly strength: number;
  /** Frame pixels of the longest connected piece: a hint at how large a single code is. */
  readonly longest: number;
}

/**
 * A function that groups the blocks of bars of one direction into regions, the strongest first.
 * 1. A block counts when it changes strongly, for this frame, in one direction, and up as well as down.
 * 2. The most frequent direction is the peak of a histogram of all of them; up to `most` peaks are tried.
 * 3. Connected blocks of that direction are one piece; the pieces that are not small beside the largest make one region, since
 *    the codes of a label stand apart from each other but run the same way.
 */
export function createRegionFinder(): (blocks: GradientBlocks, most: number) => Region[] {
  let weight = new Float32Array(0);
  let sorted = new Float32Array(0);
  let piece = new Int32Array(0);
  let members = new Int32Array(0);
  const histogram = new Float32Array(BINS);
  const smooth = new Float32Array(BINS);

  return (blocks, most) => {
    const count = blocks.energy.length;
    if (weight.length !== count) {
      weight = new Float32Array(count);
      sorted = new Float32Array(count);
      piece = new Int32Array(count);
      members = new Int32Array(count);
    }
    weighBlocks(blocks, weight, sorted);
    directionHistogram(blocks, weight, histogram, smooth);
    const regions: Region[] = [];
    for (let round = 0; round < most; round++) {
      const peak = peakOf(smooth);
      if ((smooth[peak] ?? 0) <= 0) break;
      const pieces = piecesAround(((peak + 0.5) / BINS) * Math.PI, blocks, weight, piece, members);
      const largest = pieces[0];
      if (largest !== undefined && largest.count >= SMALLEST) {
        const kept = pieces.filter(({ strength, count: size }) => strength >= SMALL_BESIDE * largest.strength && size >= 3);
        const region = regionOf(kept, blocks, weight, members);
        if (!isScattered(region, blocks.size)) regions.push(region);
        for (const { from, count: size } of kept) for (let i = from; i < from + size; i++) weight[members[i] ?? 0] = 0;
      }
      for (let away = -PEAK_WIDTH; away <= PEAK_WIDTH; away++) smooth[(peak + away + BINS) % BINS] = 0;
    }
    return regions.sort((a, b) => b.strength - a.strength);
  };
}

/** Histogram bins of 3° over half a turn. */
const BINS = 60;
const PEAK_WIDTH = 6;
/** A block of bars seen through defocus and noise; below, the direction is chance. */
const LEAST_COHERENCE = 0.5;
/** Share of the energy that the strongest blocks (97 % are weaker) have … */
const LEAST_SHARE = 0.1;
/** … and the least that rises above a camera's noise, (brightness steps per pixel)². */
const LEAST_ENERGY = 7;
/** Between the border of a box, which comes near 1, and bars, which come near 0. */
const MOST_ONE_SIDED = 0.5;
/** Energy of bars as a share of the noise's; below it, the share of noise in a block's coherence is chance. */
const LEAST_OVER_NOISE = 0.4;
/** Blocks within 15° of a peak belong to it. */
const NEAR = 0.26;
/** Blocks of the smallest piece that could be a code. */
const SMALLEST = 4;
const SMALL_BESIDE = 0.12;

function weighBlocks(blocks: GradientBlocks, weight: Float32Array, sorted: Float32Array): void {
  const { energy, coherence } = blocks;
  sorted.set(energy);
  sorted.sort();
  // Noise changes in all directions alike: it adds to the energy, and takes from the coherence what it adds.
  const noise = sorted[Math.floor(sorted.length * 0.15)] ?? 0;
  const strongest = (sorted[Math.floor(sorted.length * 0.97)] ?? 0) - noise;
  const least = Math.max(LEAST_ENERGY, LEAST_SHARE * strongest, LEAST_OVER_NOISE * noise);
  for (let block = 0; block < weight.length; block++) {
    const strong = (energy[block] ?? 0) - noise;
    const straight = strong > least ? Math.min(1, ((coherence[block] ?? 0) * (strong + noise)) / strong) : 0;
    const counts = straight > LEAST_COHERENCE && oneSidedness(blocks, block) < MOST_ONE_SIDED;
    weight[block] = counts ? Math.sqrt(strong) * straight : 0;
  }
}

/** 1 where brightness only rises or only falls around a block, near 0 where it does both. */
function oneSidedness({ columns, rows, sumX, sumY, sumSize }: GradientBlocks, block: number): number {
  const column = block % columns;
  const row = (block - column) / columns;
  let [x, y, size] = [0, 0, 0];
  for (let nearY = Math.max(0, row - 1); nearY <= Math.min(rows - 1, row + 1); nearY++) {
    for (let nearX = Math.max(0, column - 1); nearX <= Math.min(columns - 1, column + 1); nearX++) {
      const near = nearY * columns + nearX;
      x += sumX[near] ?? 0;
      y += sumY[near] ?? 0;
      size += sumSize[near] ?? 0;
    }
  }
  return size > 0 ? (Math.abs(x) + Math.abs(y)) / size : 1;
}

function directionHistogram({ direction }: GradientBlocks, weight: Float32Array, histogram: Float32Array, smooth: Float32Array): void {
  histogram.fill(0);
  for (let block = 0; block < weight.length; block++) {
    const heavy = weight[block] ?? 0;
    if (heavy === 0) continue;
    const bin = Math.min(BINS - 1, Math.floor((halfTurn(direction[block] ?? 0) / Math.PI) * BINS));
    histogram[bin] = (histogram[bin] ?? 0) + heavy;
  }
  for (let bin = 0; bin < BINS; bin++) {
    let sum = 0;
    for (let away = -2; away <= 2; away++) sum += (3 - Math.abs(away)) * (histogram[(bin + away + BINS) % BINS] ?? 0);
    smooth[bin] = sum;
  }
}

function peakOf(smooth: Float32Array): number {
  let peak = 0;
  for (let bin = 1; bin < BINS; bin++) if ((smooth[bin] ?? 0) > (smooth[peak] ?? 0)) peak = bin;
  return peak;
}

/** Connected blocks; the members of all pieces stand one after another in one list. */
interface Piece {
  readonly from: number;
  readonly count: number;
  readonly strength: number;
}

function piecesAround(
  peak: number,
  { columns, rows, direction }: GradientBlocks,
  weight: Float32Array,
  piece: Int32Array,
  members: Int32Array,
): Piece[] {
  const pieces: Piece[] = [];
  piece.fill(0);
  let end = 0;
  function join(block: number): void {
    if (weight[block] === 0 || piece[block] !== 0 || apart(direction[block] ?? 0, peak) > NEAR) return;
    piece[block] = 1;
    members[end++] = block;
  }
  for (let block = 0; block < weight.length; block++) {
    const from = end;
    join(block);
    let strength = 0;
    // The list of members is also the list of blocks whose neighbours are still to be looked at.
    for (let next = from; next < end; next++) {
      const at = members[next] ?? 0;
      strength += weight[at] ?? 0;
      const column = at % columns;
      const row = (at - column) / columns;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) join(y * columns + x);
      }
    }
    if (end > from) pieces.push({ from, count: end - from, strength });
  }
  return pieces.sort((a, b) => b.strength - a.strength);
}

function regionOf(pieces: readonly Piece[], blocks: GradientBlocks, weight: Float32Array, members: Int32Array): Region {
  const { size, columns } = blocks;
  const direction = meanDirection(pieces, blocks, weight, members);
  const cos = Math.cos(direction);
  const sin = Math.sin(direction);
  let [first, last, top, bottom, longest, strength] = [Infinity, -Infinity, Infinity, -Infinity, 0, 0];
  for (const piece of pieces) {
    let [begin, end] = [Infinity, -Infinity];
    for (let i = piece.from; i < piece.from + piece.count; i++) {
      const block = members[i] ?? 0;
      const x = blocks.left + ((block % columns) + 0.5) * size;
      const y = blocks.top + (Math.floor(block / columns) + 0.5) * size;
      const along = x * cos + y * sin;
      const across = y * cos - x * sin;
      begin = Math.min(begin, along);
      end = Math.max(end, along);
      top = Math.min(top, across);
      bottom = Math.max(bottom, across);
    }
    first = Math.min(first, begin);
    last = Math.max(last, end);
    longest = Math.max(longest, end - begin + size);
    strength += piece.strength;
  }
  // Half a block for the middle of the outer ones, and room for the quiet zones that every linear code needs.
  const quiet = 0.06 * (last - first + size) + 2 * size;
  const along = (first + last) / 2;
  const across = (top + bottom) / 2;
  const region = {
    x: along * cos - across * sin,
    y: along * sin + across * cos,
    direction,
    length: last - first + 2 * quiet,
    height: bottom - top + 1.2 * size,
    strength,
    longest,
  };
  return { ...region, baseline: direction + baselineTilt(blocks, region) };
}

/** Crumbs of one direction all over the frame, as wood and noise have, and no code among them. Looking into them would cost more than all else. */
function isScattered({ strength, length, height, longest }: Region, size: number): boolean {
  return longest < SHORT_PIECE * size && strength < SPARSE * length * height;
}

/** Blocks along the longest piece of a code, and strength per square pixel: bars have ten times as much, those in deep dark are long. */
const SHORT_PIECE = 7;
const SPARSE = 0.002;

/** Mean of doubled angles, since a direction and its opposite are the same. */
function meanDirection(pieces: readonly Piece[], { direction }: GradientBlocks, weight: Float32Array, members: Int32Array): number {
  let cos = 0;
  let sin = 0;
  for (const { from, count } of pieces) {
    for (let i = from; i < from + count; i++) {
      const block = members[i] ?? 0;
      cos += (weight[block] ?? 0) * Math.cos(2 * (direction[block] ?? 0));
      sin += (weight[block] ?? 0) * Math.sin(2 * (direction[block] ?? 0));
    }
  }
  return 0.5 * Math.atan2(sin, cos);
}

function halfTurn(angle: number): number {
  return (angle + Math.PI) % Math.PI;
}

function apart(angle: number, peak: number): number {
  const difference = Math.abs(halfTurn(angle) - peak);
  return Math.min(difference, Math.PI - difference);
}
