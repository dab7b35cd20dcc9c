import type { GradientBlocks } from './gradient-blocks.ts';

/**
 * How far the base line of a row of bars is turned against the direction across the bars, radians. Seen straight from above
 * both are the same; seen from the side, bars lean over like italics.
 *
 * The ends of all bars and the gaps between bars and text lie along the base line. So all strength of change is projected along
 * a direction that is tried, and the base line is where that profile P has the steepest steps, Σ (P[i+1] − P[i−1])² at its most.
 */
export function baselineTilt(blocks: GradientBlocks, region: TiltRegion): number {
  const points = strongCells(blocks, region);
  const extent = (region.height + 0.6 * region.length) / (blocks.size / 4);
  const profile = new Float32Array(Math.ceil(extent) + 10);
  let best = -1;
  let found = 0;
  function tryAt(degrees: number): number {
    const steepness = steepnessAt(degrees, points, profile) * (1 - 0.004 * Math.abs(degrees));
    if (steepness > best) {
      best = steepness;
      found = degrees;
    }
    return steepness;
  }
  const straight = tryAt(0);
  for (let degrees = 2; degrees <= MOST_DEGREES; degrees += 2) {
    tryAt(degrees);
    tryAt(-degrees);
  }
  const coarse = found;
  tryAt(coarse - 1);
  tryAt(coarse + 1);
  const fine = found;
  tryAt(fine - 0.5);
  tryAt(fine + 0.5);
  // A single short code has no clear base line; then straight is the better guess.
  return best > 1.05 * straight ? (found * Math.PI) / 180 : 0;
}

export interface TiltRegion {
  readonly x: number;
  readonly y: number;
  readonly direction: number;
  readonly length: number;
  readonly height: number;
}

const MOST_DEGREES = 22;
/** More cells make the answer no better. */
const MOST_POINTS = 3000;
/** Cells weaker than this share of the strongest one are paper and noise. */
const WEAK = 0.1;

/** For each cell: its place along and across the region in cells, and its strength. */
function strongCells({ cells, columns, rows, size, left, top }: GradientBlocks, region: TiltRegion): Float32Array {
  const cell = size / 4;
  const width = columns * 4;
  const cos = Math.cos(region.direction);
  const sin = Math.sin(region.direction);
  const radius = Math.hypot(region.length, region.height) / 2;
  const x0 = Math.max(0, Math.floor((region.x - radius - left) / cell));
  const x1 = Math.min(width - 1, Math.ceil((region.x + radius - left) / cell));
  const y0 = Math.max(0, Math.floor((region.y - radius - top) / cell));
  const y1 = Math.min(rows * 4 - 1, Math.ceil((region.y + radius - top) / cell));
  let strongest = 0;
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) strongest = Math.max(strongest, cells[y * width + x] ?? 0);
  const share = Math.min(1, (MOST_POINTS * cell * cell) / (region.length * region.height));
  let chance = 1;
  const points = new Float32Array(3 * Math.max(0, (x1 - x0 + 1) * (y1 - y0 + 1)));
  let end = 0;
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const strength = cells[y * width + x] ?? 0;
      if (strength < WEAK * strongest) continue;
      // Left out by chance: leaving out every other one would draw lines of its own (linear congruential, Numerical Recipes).
      chance = (Math.imul(chance, 1664525) + 1013904223) >>> 0;
      if (chance > share * 0xffffffff) continue;
      const dx = left + (x + 0.5) * cell - region.x;
      const dy = top + (y + 0.5) * cell - region.y;
      const along = dx * cos + dy * sin;
      const across = dy * cos - dx * sin;
      if (Math.abs(along) > 0.45 * region.length || Math.abs(across) > region.height / 2 + cell) continue;
      points[end++] = along / cell;
      points[end++] = across / cell;
      points[end++] = strength;
    }
  }
  return points.subarray(0, end);
}

function steepnessAt(degrees: number, points: Float32Array, profile: Float32Array): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const middle = profile.length / 2;
  profile.fill(0);
  for (let i = 0; i + 2 < points.length; i += 3) {
    const place = (points[i + 1] ?? 0) - slope * (points[i] ?? 0) + middle;
    const bin = Math.floor(place);
    if (bin < 0 || bin + 1 >= profile.length) continue;
    const strength = points[i + 2] ?? 0;
    const share = place - bin;
    profile[bin] = (profile[bin] ?? 0) + strength * (1 - share);
    profile[bin + 1] = (profile[bin + 1] ?? 0) + strength * share;
  }
  let steepness = 0;
  for (let i = 1; i + 1 < profile.length; i++) steepness += ((profile[i + 1] ?? 0) - (profile[i - 1] ?? 0)) ** 2;
  return steepness;
}
