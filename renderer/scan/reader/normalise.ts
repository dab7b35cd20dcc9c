/**
 * A function that gives a row the same contrast everywhere: the darkest and the brightest value within `reach` pixels go to
 * `DARK` and `BRIGHT`. Light that falls off over the label, and narrow bars that blur has made grey beside wide black ones, then
 * lie on one side of one threshold each. Works in place; where there is hardly any contrast it does not invent one.
 */
export function createNormaliser(): (row: Float32Array, from: number, to: number, reach: number) => void {
  let darkest = new Float32Array(0);
  // The brightest values with their sign changed, so that one function finds the least of both.
  let brightest = new Float32Array(0);
  let spare = new Float32Array(0);
  let factor = new Float32Array(0);
  let offset = new Float32Array(0);

  return (row, from, to, reach) => {
    const count = Math.ceil((to - from) / PART);
    if (darkest.length < count) {
      darkest = new Float32Array(count);
      brightest = new Float32Array(count);
      spare = new Float32Array(count);
      factor = new Float32Array(count);
      offset = new Float32Array(count);
    }
    const contrast = extremes(row, from, to, darkest, brightest);
    const away = Math.max(1, Math.round(reach / PART));
    leastNearby(darkest, spare, count, away);
    leastNearby(brightest, spare, count, away);
    stretchFactors(darkest, brightest, count, Math.max(6, 0.2 * contrast), factor, offset);
    apply(row, from, to, factor, offset, count);
  };
}

const PART = 8;
/** A little room at both ends, so that sharpened edges are not cut off. */
const DARK = 20;
const BRIGHT = 235;

/** The darkest value of each part, and the brightest one with its sign changed; returns the contrast of the whole row. */
function extremes(row: Float32Array, from: number, to: number, darkest: Float32Array, brightest: Float32Array): number {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let part = 0, at = from; at < to; part++) {
    let low = row[at] ?? 0;
    let high = low;
    for (const end = Math.min(to, at + PART); at < end; at++) {
      const value = row[at] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    darkest[part] = low;
    brightest[part] = -high;
    if (low < lowest) lowest = low;
    if (high > highest) highest = high;
  }
  return highest - lowest;
}

/**
 * Each value becomes the least of those at most `away` from it. When every value stands for `done` to both sides already, looking
 * once to the left and once to the right by up to `2 * done + 1` widens that without a gap, so a few rounds are enough.
 */
function leastNearby(values: Float32Array, spare: Float32Array, count: number, away: number): void {
  for (let done = 0; done < away;) {
    const step = Math.min(2 * done + 1, away - done);
    for (let at = 0; at < count; at++) {
      let least = values[at] ?? 0;
      const left = values[at < step ? 0 : at - step] ?? 0;
      const right = values[at + step < count ? at + step : count - 1] ?? 0;
      if (left < least) least = left;
      if (right < least) least = right;
      spare[at] = least;
    }
    for (let at = 0; at < count; at++) values[at] = spare[at] ?? 0;
    done += step;
  }
}

/** What each part has to be multiplied with and moved by. */
function stretchFactors(
  darkest: Float32Array,
  brightest: Float32Array,
  count: number,
  leastRange: number,
  factor: Float32Array,
  offset: Float32Array,
): void {
  for (let part = 0; part < count; part++) {
    const high = -(brightest[part] ?? 0);
    const scale = (BRIGHT - DARK) / Math.max(high - (darkest[part] ?? 0), leastRange);
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
