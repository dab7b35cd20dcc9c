/**
 * A function that gives a row the same contrast everywhere: the darkest and the brightest value within `reach` pixels go to
 * `DARK` and `BRIGHT`. Light that falls off over the label, and narrow bars that blur has made grey beside wide black ones, then
 * lie on one side of one threshold each. Works in place; where there is hardly any contrast it does not invent one.
 */
export function createNormaliser(): (row: Float32Array, from: number, to: number, reach: number) => void {
  let lowest = new Float32Array(0);
  let highest = new Float32Array(0);
  let factor = new Float32Array(0);
  let offset = new Float32Array(0);

  return (row, from, to, reach) => {
    const count = Math.ceil((to - from) / PART);
    if (lowest.length < count) {
      lowest = new Float32Array(count);
      highest = new Float32Array(count);
      factor = new Float32Array(count);
      offset = new Float32Array(count);
    }
    const contrast = extremes(row, from, to, lowest, highest);
    const away = Math.max(1, Math.round(reach / PART));
    stretchFactors(lowest, highest, count, away, Math.max(6, 0.2 * contrast), factor, offset);
    apply(row, from, to, factor, offset, count);
  };
}

const PART = 8;
/** A little room at both ends, so that sharpened edges are not cut off. */
const DARK = 20;
const BRIGHT = 235;

/** The darkest and brightest value of each part; returns the contrast of the whole row. */
function extremes(row: Float32Array, from: number, to: number, lowest: Float32Array, highest: Float32Array): number {
  let darkest = Infinity;
  let brightest = -Infinity;
  for (let part = 0, at = from; at < to; part++) {
    let low = row[at] ?? 0;
    let high = low;
    for (const end = Math.min(to, at + PART); at < end; at++) {
      const value = row[at] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    lowest[part] = low;
    highest[part] = high;
    if (low < darkest) darkest = low;
    if (high > brightest) brightest = high;
  }
  return brightest - darkest;
}

/** For each part, what the extremes of all parts within `away` of it have to be multiplied with and moved by. */
function stretchFactors(
  lowest: Float32Array,
  highest: Float32Array,
  count: number,
  away: number,
  leastRange: number,
  factor: Float32Array,
  offset: Float32Array,
): void {
  for (let part = 0; part < count; part++) {
    const first = Math.max(0, part - away);
    const last = Math.min(count - 1, part + away);
    let low = lowest[first] ?? 0;
    let high = highest[first] ?? 0;
    for (let near = first + 1; near <= last; near++) {
      const nearLow = lowest[near] ?? 0;
      const nearHigh = highest[near] ?? 0;
      if (nearLow < low) low = nearLow;
      if (nearHigh > high) high = nearHigh;
    }
    const scale = (BRIGHT - DARK) / Math.max(high - low, leastRange);
    factor[part] = scale;
    offset[part] = BRIGHT - high * scale;
  }
}

/** Between the middles of two parts, factor and offset go over from one to the other. */
function apply(row: Float32Array, from: number, to: number, factor: Float32Array, offset: Float32Array, count: number): void {
  for (let part = -1, at = from; at < to; part++) {
    const here = Math.max(0, part);
    const next = Math.min(count - 1, part + 1);
    let scale = factor[here] ?? 1;
    let shift = offset[here] ?? 0;
    const scaleStep = ((factor[next] ?? 1) - scale) / PART;
    const shiftStep = ((offset[next] ?? 0) - shift) / PART;
    // The first half part has only one neighbour.
    const end = Math.min(to, at + (part < 0 ? PART / 2 : PART));
    for (; at < end; at++, scale += scaleStep, shift += shiftStep) row[at] = (row[at] ?? 0) * scale + shift;
  }
}
