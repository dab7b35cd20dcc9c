/**
 * Counts the bars and spaces of a row between two places: how often brightness crosses the middle between ink and paper, noise
 * left out by asking for a quarter of the contrast on both sides.
 */
export function countElements(row: Float32Array, from: number, to: number): number {
  let darkest = Infinity;
  let brightest = -Infinity;
  for (let x = from; x < to; x++) {
    const value = row[x] ?? 0;
    if (value < darkest) darkest = value;
    if (value > brightest) brightest = value;
  }
  const middle = (darkest + brightest) / 2;
  const margin = (brightest - darkest) * MARGIN;
  let count = 0;
  let dark = false;
  for (let x = from; x < to; x++) {
    const value = row[x] ?? 0;
    if (dark ? value > middle + margin : value < middle - margin) {
      dark = !dark;
      count++;
    }
  }
  return count;
}

/**
 * Pixels of a module, from how many bars and spaces there are on a length. In Code 128 six of them share eleven modules; an EAN
 * has 59 in 95, which is near enough. Blur that swallows single modules makes this too large.
 * @returns undefined with too few of them to be a code
 */
export function moduleWidthOf(row: Float32Array, from: number, to: number): number | undefined {
  const elements = countElements(row, Math.max(0, Math.round(from)), Math.min(row.length, Math.round(to)));
  return elements < FEWEST ? undefined : ((to - from) * ELEMENTS_PER_SYMBOL) / (elements * MODULES_PER_SYMBOL);
}

const MARGIN = 0.1;
const FEWEST = 20;
const ELEMENTS_PER_SYMBOL = 6;
const MODULES_PER_SYMBOL = 11;
