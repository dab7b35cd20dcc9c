import type { Band } from './bands.ts';
import { darknessOf } from './darkness.ts';

/**
 * Parts codes that stand side by side. The widest space within a Code 128 is four modules, and a code has 134 modules or more; a
 * blank that is longer than that share of the band lies between two codes.
 * @param row average brightness of the band, by strip pixel
 * @param shortest pixels below which a part is left out
 */
export function splitAtBlanks(row: Float32Array, band: Band, shortest: number): Band[] {
  if (band.right - band.left < shortest) return [];
  const darkness = darknessOf(row.subarray(band.left, band.right), 0, band.right - band.left);
  if (darkness === undefined) return [];
  let [longest, middle, blank] = [0, 0, 0];
  let begun = false;
  for (let x = band.left; x < band.right; x++) {
    if ((darkness[x - band.left] ?? 0) < PAPER) {
      blank++;
      continue;
    }
    // Paper before the first bar is no space within the code.
    if (begun && blank > longest) [longest, middle] = [blank, x - blank / 2];
    begun = true;
    blank = 0;
  }
  if (longest <= Math.max(6, (LONGEST_SPACE * (band.right - band.left)) / MODULES)) return [band];
  const at = Math.round(middle);
  return [...splitAtBlanks(row, { ...band, right: at }, shortest), ...splitAtBlanks(row, { ...band, left: at }, shortest)];
}

const PAPER = 0.2;
/** Modules: four, and room for blur and for the paper at the ends. */
const LONGEST_SPACE = 6;
const MODULES = 134;
