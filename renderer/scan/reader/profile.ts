import type { Band } from './bands.ts';
import { correlation } from './correlation.ts';
import { darknessOf } from './darkness.ts';
import type { Strip } from './rectify.ts';
import type { Profile } from './soft-code128.ts';

/** The averaged darkness along a band of bars, and how the band leans. */
export interface BandProfile extends Profile {
  /** Strip pixel of the profile's first value. */
  readonly from: number;
}

/**
 * A function that averages the rows of a band into one profile. Averaging n rows makes noise √n times smaller, if the rows lie
 * upon each other, so two things are taken care of first:
 * - Perspective makes each code lean a little differently. The rows are moved against each other by the lean for which the average
 *   has the steepest edges, Σ (p[i+1] − p[i−1])² at its most.
 * - Glare, a finger or a line of text spoil some rows. Rows that do not go with the average of all are left out.
 */
export function createProfiler(): (strip: Strip, band: Band) => BandProfile | undefined {
  const groups = Array.from({ length: GROUPS }, () => new Float32Array(0));
  let mean = new Float32Array(0);

  return (strip, band) => {
    const from = Math.max(0, band.left - ROOM);
    const to = Math.min(strip.width, band.right + ROOM);
    const width = to - from;
    const height = band.bottom - band.top;
    const cut = Math.floor(height * 0.12);
    const top = band.top + cut;
    const rows = Math.max(1, height - 2 * cut);
    const count = Math.min(GROUPS, rows);
    if (mean.length < width) {
      mean = new Float32Array(width);
      for (let i = 0; i < GROUPS; i++) groups[i] = new Float32Array(width);
    }
    for (let group = 0; group < count; group++) {
      const first = top + Math.floor((group * rows) / count);
      const last = top + Math.floor(((group + 1) * rows) / count);
      averageRows(strip, from, width, first, last, groups[group]);
    }
    const lean = steepestLean(groups, count, width, mean, band.left - from, band.right - from);
    meanOf(groups, count, width, lean, mean, ALL);
    const kept = goesWith(groups, count, lean, mean, band.left - from, band.right - from);
    meanOf(groups, count, width, lean, mean, kept);
    const darkness = darknessOf(mean.subarray(0, width), band.left - from, band.right - from);
    if (darkness === undefined) return undefined;
    const edges = outerEdges(darkness, band.left - from, band.right - from);
    return edges === undefined ? undefined : { darkness, from, ...edges };
  };
}

const GROUPS = 8;
/** Pixels beyond the band's ends that belong to the profile: quiet zone, and room for the search of the ends. */
const ROOM = 40;
const ALL: readonly boolean[] = Array.from({ length: GROUPS }, () => true);

function averageRows(
  { data, width: stride }: Strip,
  from: number,
  width: number,
  first: number,
  last: number,
  out: Float32Array | undefined,
): void {
  if (out === undefined) return;
  out.fill(0);
  const share = 1 / Math.max(1, last - first);
  for (let row = first; row < Math.max(first + 1, last); row++) {
    for (let x = 0, at = row * stride + from; x < width; x++, at++) out[x] = (out[x] ?? 0) + (data[at] ?? 0) * share;
  }
}

/** Average of the groups, each moved by `lean` pixels times its distance from the middle one. */
function meanOf(
  groups: readonly Float32Array[],
  count: number,
  width: number,
  lean: number,
  out: Float32Array,
  kept: readonly boolean[],
): void {
  out.fill(0, 0, width);
  let used = 0;
  for (let group = 0; group < count; group++) {
    const row = groups[group];
    if (row === undefined || kept[group] !== true) continue;
    used++;
    const shift = lean * (group - (count - 1) / 2);
    const whole = Math.floor(shift);
    const part = shift - whole;
    for (let x = 0; x < width; x++) {
      const at = Math.max(0, Math.min(width - 2, x + whole));
      const here = row[at] ?? 0;
      out[x] = (out[x] ?? 0) + here + ((row[at + 1] ?? 0) - here) * part;
    }
  }
  for (let x = 0; x < width; x++) out[x] = (out[x] ?? 0) / Math.max(1, used);
}

function steepestLean(
  groups: readonly Float32Array[],
  count: number,
  width: number,
  mean: Float32Array,
  left: number,
  right: number,
): number {
  let best = 0;
  let most = -1;
  function tryAt(lean: number): void {
    meanOf(groups, count, width, lean, mean, ALL);
    let steepness = 0;
    for (let x = Math.max(1, left); x < Math.min(width - 1, right); x++) steepness += ((mean[x + 1] ?? 0) - (mean[x - 1] ?? 0)) ** 2;
    if (steepness > most * 1.002) {
      most = steepness;
      best = lean;
    }
  }
  if (count < 3) return 0;
  tryAt(0);
  for (let lean = 0.2; lean <= 1.21; lean += 0.2) {
    tryAt(lean);
    tryAt(-lean);
  }
  const coarse = best;
  tryAt(coarse + 0.1);
  tryAt(coarse - 0.1);
  return best;
}

/** Which groups of rows are like the average: correlation not much below that of the best group. */
function goesWith(
  groups: readonly Float32Array[],
  count: number,
  lean: number,
  mean: Float32Array,
  left: number,
  right: number,
): boolean[] {
  const correlations = groups
    .slice(0, count)
    .map((row, group) => correlation(mean, row, left, right, Math.round(lean * (group - (count - 1) / 2))));
  const best = Math.max(...correlations);
  return correlations.map((each) => each >= 0.85 * best);
}

/**
 * Where the code begins and ends: from inside outwards until paper lasts longer than the widest space within a code, four
 * modules of a code with 134.
 */
function outerEdges(darkness: Float32Array, left: number, right: number): { left: number; right: number } | undefined {
  const longest = Math.max(6, (5.2 * (right - left)) / 134);
  const inside = Math.round((right - left) * 0.15);
  const first = lastDark(darkness, left + inside, -1, longest);
  const last = lastDark(darkness, right - inside, 1, longest);
  return first === undefined || last === undefined || last - first < 60 ? undefined : { left: first, right: last };
}

function lastDark(darkness: Float32Array, from: number, step: 1 | -1, longest: number): number | undefined {
  let last: number | undefined;
  for (let x = Math.max(1, Math.min(darkness.length - 2, from)); x >= 1 && x <= darkness.length - 2; x += step) {
    if ((darkness[x] ?? 0) >= EDGE) last = x;
    else if (last !== undefined && Math.abs(x - last) > longest) break;
  }
  if (last === undefined) return undefined;
  const here = darkness[last] ?? 0;
  const beyond = darkness[last + step] ?? 0;
  return last + (step * (here - EDGE)) / Math.max(1e-3, here - beyond) + 0.5;
}

/** A little below a half, since a narrow outer bar does not get quite dark. */
const EDGE = 0.42;
