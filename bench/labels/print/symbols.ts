import bwip from 'bwip-js/generic';

/** A code of bars. Widths in modules: bar, space, bar … from the first bar to the last, quiet zones not included. */
export interface BarSymbol {
  readonly kind: 'bars';
  readonly symbology: BarSymbology;
  readonly text: string;
  readonly widths: readonly number[];
  /** Sum of `widths`. */
  readonly modules: number;
  /** Blank modules that the standard wants on each side. */
  readonly quiet: number;
}

/** A square or rectangular code of cells, row after row; 1 is dark. */
export interface MatrixSymbol {
  readonly kind: 'cells';
  readonly symbology: MatrixSymbology;
  readonly text: string;
  readonly cells: Uint8Array;
  readonly columns: number;
  readonly rows: number;
  readonly quiet: number;
}

export type PrintedSymbol = BarSymbol | MatrixSymbol;
/** Those that our reader reads have the reader's names; the others are there to be left unread. */
export type BarSymbology = 'Code128' | 'EAN13' | 'UPCA' | 'Code39' | 'Code93' | 'ITF' | 'Codabar' | 'EAN8' | 'UPCE' | 'MSI';
export type MatrixSymbology = 'QRCode' | 'DataMatrix' | 'PDF417' | 'Aztec';

/**
 * How the fifteen digits of an IMEI are put into Code 128 (ISO/IEC 15417): pairs first and the odd digit behind them in set B,
 * all in set B, or the odd digit first in set B and pairs behind it. All three occur on real boxes.
 */
export type CodeSets = 'C' | 'B' | 'BC';

export function code128(text: string, sets?: CodeSets): BarSymbol {
  if (sets === undefined || !/^\d{15}$/.test(text)) return barSymbol('Code128', text);
  const words = codeWords(text, sets).map((word) => `^${String(word).padStart(3, '0')}`);
  return { ...bars('code128', words.join(''), 'raw'), kind: 'bars', symbology: 'Code128', text, quiet: 10 };
}

export function barSymbol(symbology: BarSymbology, text: string): BarSymbol {
  const { encoder, quiet } = BARS[symbology];
  return { ...bars(encoder, text, ''), kind: 'bars', symbology, text, quiet };
}

/** @param level of QR error correction; the others have their own fixed rules */
export function matrixSymbol(symbology: MatrixSymbology, text: string, level: 'L' | 'M' | 'Q' = 'M'): MatrixSymbol {
  const { encoder, quiet } = CELLS[symbology];
  const [drawn] = bwip.raw(encoder, text, symbology === 'QRCode' ? `eclevel=${level}` : '');
  if (drawn === undefined || !('pixs' in drawn)) throw new Error(`${symbology} of "${text}" is not made of cells`);
  return { kind: 'cells', symbology, text, cells: Uint8Array.from(drawn.pixs), columns: drawn.pixx, rows: drawn.pixy, quiet };
}

const BARS: Record<BarSymbology, { encoder: string; quiet: number }> = {
  Code128: { encoder: 'code128', quiet: 10 },
  EAN13: { encoder: 'ean13', quiet: 11 },
  UPCA: { encoder: 'upca', quiet: 9 },
  EAN8: { encoder: 'ean8', quiet: 7 },
  UPCE: { encoder: 'upce', quiet: 9 },
  Code39: { encoder: 'code39', quiet: 10 },
  Code93: { encoder: 'code93', quiet: 10 },
  ITF: { encoder: 'interleaved2of5', quiet: 10 },
  Codabar: { encoder: 'rationalizedCodabar', quiet: 10 },
  MSI: { encoder: 'msi', quiet: 12 },
};

const CELLS: Record<MatrixSymbology, { encoder: string; quiet: number }> = {
  QRCode: { encoder: 'qrcode', quiet: 4 },
  DataMatrix: { encoder: 'datamatrix', quiet: 1 },
  PDF417: { encoder: 'pdf417', quiet: 2 },
  Aztec: { encoder: 'azteccode', quiet: 0 },
};

function bars(encoder: string, text: string, options: string): { widths: readonly number[]; modules: number } {
  const [drawn] = bwip.raw(encoder, text, options);
  if (drawn === undefined || !('sbs' in drawn)) throw new Error(`${encoder} of "${text}" is not made of bars`);
  // Some encoders end with a space.
  const widths = drawn.sbs.length % 2 === 0 ? drawn.sbs.slice(0, -1) : drawn.sbs;
  return { widths, modules: widths.reduce((sum, width) => sum + width, 0) };
}

const START_B = 104;
const START_C = 105;
const TO_B = 100;
const TO_C = 99;

function codeWords(digits: string, sets: CodeSets): number[] {
  const single = (digit: string) => Number(digit) + 16; // '0' is value 16 in set B
  const pairs = (even: string) => Array.from({ length: even.length / 2 }, (_, i) => Number(even.slice(2 * i, 2 * i + 2)));
  if (sets === 'B') return [START_B, ...[...digits].map(single)];
  if (sets === 'BC') return [START_B, single(digits.charAt(0)), TO_C, ...pairs(digits.slice(1))];
  return [START_C, ...pairs(digits.slice(0, 14)), TO_B, single(digits.charAt(14))];
}
