/**
 * Brightness as darkness, 0 paper to 1 ink: paper and ink are the brightest and darkest values nearby, over a window wider than
 * any symbol is bright or dark. Light that falls off and glare that does not drown everything drop out.
 * @param left where the code begins; what lies outside [left, right) takes part, but has no say in how much contrast there is
 * @returns undefined where there is next to no contrast
 */
export function darknessOf(row: Float32Array, left: number, right: number): Float32Array | undefined {
  const width = row.length;
  const parts = Math.ceil(width / PART);
  const reach = Math.ceil(Math.max(LEAST_REACH, (right - left) / 8) / PART);
  const low = new Float32Array(parts).fill(Infinity);
  const high = new Float32Array(parts).fill(-Infinity);
  for (let x = 0; x < width; x++) {
    const part = Math.floor(x / PART);
    low[part] = Math.min(low[part] ?? Infinity, row[x] ?? Infinity);
    high[part] = Math.max(high[part] ?? -Infinity, row[x] ?? -Infinity);
  }
  const ink = new Float32Array(parts);
  const paper = new Float32Array(parts);
  const ranges: number[] = [];
  for (let part = 0; part < parts; part++) {
    let [lowest, highest] = [Infinity, -Infinity];
    for (let near = Math.max(0, part - reach); near <= Math.min(parts - 1, part + reach); near++) {
      lowest = Math.min(lowest, low[near] ?? Infinity);
      highest = Math.max(highest, high[near] ?? -Infinity);
    }
    paper[part] = highest;
    ink[part] = lowest;
    if (part * PART >= left && part * PART < right) ranges.push(highest - lowest);
  }
  // Where everything is paper, noise must not be spread out to look like ink.
  const usual = ranges.sort((a, b) => a - b)[ranges.length >> 1] ?? 0;
  if (usual < LEAST_CONTRAST) return undefined;
  for (let part = 0; part < parts; part++) ink[part] = Math.min(ink[part] ?? 0, (paper[part] ?? 0) - 0.5 * usual);
  const darkness = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const place = Math.max(0, Math.min(parts - 1.001, x / PART - 0.5));
    const part = Math.floor(place);
    const share = place - part;
    const next = Math.min(parts - 1, part + 1);
    const bright = (paper[part] ?? 0) * (1 - share) + (paper[next] ?? 0) * share;
    const dark = (ink[part] ?? 0) * (1 - share) + (ink[next] ?? 0) * share;
    darkness[x] = (bright - (row[x] ?? 0)) / (bright - dark);
  }
  return darkness;
}

const PART = 4;
const LEAST_REACH = 24;
/** Brightness steps between ink and paper below which nothing can be said. */
const LEAST_CONTRAST = 4;
