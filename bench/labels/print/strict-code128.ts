import {
  CHECK_MODULUS,
  DIGIT_ZERO,
  START_B,
  START_C,
  STOP_WIDTHS,
  TO_B,
  TO_C,
  WIDTHS,
} from '../../../renderer/scan/reader/code128-table.ts';

/**
 * What bars of these widths say by the standard (ISO/IEC 15417), if they are a whole Code 128 of digits alone with the right check symbol: every
 * reader must read that from them, however they came to be. Undefined for anything else.
 * @param widths in modules, bar and space in turn, from the start to the stop symbol
 */
export function strictCode128(widths: readonly number[]): string | undefined {
  const stop = widths.slice(-7).join('');
  const symbols = Array.from({ length: (widths.length - 7) / 6 }, (_, i) => WIDTHS.indexOf(widths.slice(6 * i, 6 * i + 6).join('')));
  if (stop !== STOP_WIDTHS || symbols.includes(-1)) return undefined;
  const [start = -1, ...rest] = symbols;
  const check = rest.pop();
  const sum = rest.reduce((total, value, i) => total + (i + 1) * value, start);
  if ((start !== START_B && start !== START_C) || check !== sum % CHECK_MODULUS) return undefined;
  let pairs = start === START_C;
  let text = '';
  for (const value of rest) {
    if (pairs && value < 100) text += String(value).padStart(2, '0');
    else if (pairs && value === TO_B) pairs = false;
    else if (!pairs && value === TO_C) pairs = true;
    else if (!pairs && value >= DIGIT_ZERO && value < DIGIT_ZERO + 10) text += String(value - DIGIT_ZERO);
    else return undefined;
  }
  return text;
}
