import type { Strip } from './rectify.ts';

/** The upright rectangle of one code in a strip, strip pixels; `right` and `bottom` are just outside. */
export interface Band {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A function that finds the single codes of a strip: rows in which brightness goes up and down all along, at the same place as in
 * the rows above. The highest first, since the more rows the less noise. Lines of text are found too; they do no harm.
 */
export function createBandFinder(): (strip: Strip) => Band[] {
  let lows = new Float32Array(0);
  let highs = new Float32Array(0);
  let ranges = new Float32Array(0);
  let row = new Float32Array(0);

  return (strip) => {
    const parts = Math.floor(strip.width / PART);
    if (row.length < strip.width) {
      row = new Float32Array(strip.width);
      lows = new Float32Array(parts);
      highs = new Float32Array(parts);
      ranges = new Float32Array(parts);
    }
    const lines = Math.max(1, Math.round(ROWS_TOGETHER / strip.pitch));
    const open: OpenBand[] = [];
    for (let top = 0; top + lines <= strip.height; top += lines) {
      average(strip, top, lines, row);
      const widest = rangesOf(row, parts, lows, highs, ranges);
      const least = Math.max(5, 0.3 * widest);
      let begin = -1;
      let gap = 0;
      for (let part = 0; part <= parts; part++) {
        const busy = part < parts && (ranges[part] ?? 0) >= least;
        if (busy) {
          if (begin < 0) begin = part;
          gap = 0;
        } else if (begin >= 0 && (++gap > 1 || part === parts)) {
          const end = part - gap + 1;
          if ((end - begin) * PART >= SHORTEST) join(open, begin * PART, end * PART, top, top + lines);
          begin = -1;
          gap = 0;
        }
      }
    }
    return open
      .filter(({ rows }) => rows >= 2)
      .flatMap(({ left, right, top, bottom }) => {
        const [upper, lower] = [Math.round(top + (bottom - top) * 0.25), Math.round(bottom - (bottom - top) * 0.25)];
        average(strip, upper, Math.max(1, lower - upper), row);
        return splitAtBlanks(row, { left: Math.round(left), right: Math.round(right), top, bottom });
      })
      .sort((a, b) => b.bottom - b.top - (a.bottom - a.top));
  };
}

interface OpenBand {
  left: number;
  right: number;
  top: number;
  bottom: number;
  rows: number;
}

const PART = 8;
const ROWS_TOGETHER = 2;
/** Pixels of the shortest code that has a chance: 134 modules of 0.75 px. */
const SHORTEST = 95;
/** Pixels by which the ends of two rows of one code may differ. */
const SAME_END = 12;

function average({ data, width }: Strip, top: number, lines: number, row: Float32Array): void {
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let line = 0, at = top * width + x; line < lines; line++, at += width) sum += data[at] ?? 0;
    row[x] = sum / lines;
  }
}

/** How far brightness goes up and down within three parts; returns the most. */
function rangesOf(row: Float32Array, parts: number, lows: Float32Array, highs: Float32Array, ranges: Float32Array): number {
  for (let part = 0; part < parts; part++) {
    let low = Infinity;
    let high = -Infinity;
    for (let x = part * PART; x < (part + 1) * PART; x++) {
      const value = row[x] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    lows[part] = low;
    highs[part] = high;
  }
  let widest = 0;
  for (let part = 0; part < parts; part++) {
    const before = Math.max(0, part - 1);
    const after = Math.min(parts - 1, part + 1);
    const low = Math.min(lows[before] ?? 0, lows[part] ?? 0, lows[after] ?? 0);
    const high = Math.max(highs[before] ?? 0, highs[part] ?? 0, highs[after] ?? 0);
    ranges[part] = high - low;
    widest = Math.max(widest, high - low);
  }
  return widest;
}

/**
 * Codes that stand side by side are one piece until here. The widest space within a code is four of 134 modules or more, so a
 * longer one parts two codes.
 */
function splitAtBlanks(row: Float32Array, band: Band): Band[] {
  if (band.right - band.left < SHORTEST) return [];
  let darkest = Infinity;
  let brightest = -Infinity;
  for (let x = band.left; x < band.right; x++) {
    darkest = Math.min(darkest, row[x] ?? darkest);
    brightest = Math.max(brightest, row[x] ?? brightest);
  }
  const paper = darkest + 0.65 * (brightest - darkest);
  let [longest, middle, blank] = [0, 0, 0];
  let begun = false;
  for (let x = band.left; x < band.right; x++) {
    if ((row[x] ?? 0) > paper) {
      blank++;
      continue;
    }
    // Paper before the first bar is no space within the code.
    if (begun && blank > longest) [longest, middle] = [blank, x - blank / 2];
    begun = true;
    blank = 0;
  }
  if (longest <= Math.max(6, (LONGEST_SPACE * (band.right - band.left)) / 134)) return [band];
  const at = Math.round(middle);
  return [...splitAtBlanks(row, { ...band, right: at }), ...splitAtBlanks(row, { ...band, left: at })];
}

/** Modules: four, and room for blur and for the paper at the ends. */
const LONGEST_SPACE = 6;

function join(open: OpenBand[], left: number, right: number, top: number, bottom: number): void {
  const lines = bottom - top;
  const known = open.find(
    (band) => top - band.bottom <= lines && Math.abs(band.left - left) <= SAME_END && Math.abs(band.right - right) <= SAME_END,
  );
  if (known === undefined) {
    open.push({ left, right, top, bottom, rows: 1 });
    return;
  }
  known.left += (left - known.left) * 0.3;
  known.right += (right - known.right) * 0.3;
  known.bottom = bottom;
  known.rows++;
}
