/**
 * A function that gives a row the same contrast everywhere: the darkest and the brightest value within `reach` pixels go to
 * `DARK` and `BRIGHT`. Light that falls off over the label, and narrow bars that blur has made grey beside wide black ones, then
 * lie on one side of one threshold each. Works in place; where there is hardly any contrast it does not invent one.
 */
export function createNormaliser(): (row: Float32Array, from: number, to: number, reach: number) => void {
  let lowest = new Float32Array(0);
  let highest = new Float32Array(0);
  let lower = new Float32Array(0);
  let upper = new Float32Array(0);

  return (row, from, to, reach) => {
    const count = Math.ceil((to - from) / STEP);
    if (lowest.length < count) {
      lowest = new Float32Array(count);
      highest = new Float32Array(count);
      lower = new Float32Array(count);
      upper = new Float32Array(count);
    }
    let darkest = Infinity;
    let brightest = -Infinity;
    for (let part = 0; part < count; part++) {
      let low = Infinity;
      let high = -Infinity;
      for (let at = from + part * STEP; at < Math.min(to, from + (part + 1) * STEP); at++) {
        const value = row[at] ?? 0;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      lowest[part] = low;
      highest[part] = high;
      if (low < darkest) darkest = low;
      if (high > brightest) brightest = high;
    }
    const leastRange = Math.max(6, 0.2 * (brightest - darkest));
    const away = Math.max(1, Math.round(reach / STEP));
    for (let part = 0; part < count; part++) {
      let low = Infinity;
      let high = -Infinity;
      for (let near = Math.max(0, part - away); near <= Math.min(count - 1, part + away); near++) {
        low = Math.min(low, lowest[near] ?? low);
        high = Math.max(high, highest[near] ?? high);
      }
      lower[part] = Math.min(low, high - leastRange);
      upper[part] = high;
    }
    for (let at = from; at < to; at++) {
      // Between the middles of two parts the range goes over from one to the other.
      const place = Math.max(0, Math.min(count - 1.001, (at - from - STEP / 2) / STEP));
      const part = place | 0;
      const share = place - part;
      const low = mixed(lower, part, count, share);
      const high = mixed(upper, part, count, share);
      row[at] = DARK + ((BRIGHT - DARK) * ((row[at] ?? 0) - low)) / (high - low);
    }
  };
}

const STEP = 8;
/** A little room at both ends, so that sharpened edges are not cut off. */
const DARK = 20;
const BRIGHT = 235;

function mixed(values: Float32Array, part: number, count: number, share: number): number {
  const here = values[part] ?? 0;
  const next = values[Math.min(count - 1, part + 1)] ?? here;
  return here + (next - here) * share;
}
