import type { LabelCodes } from '../devices.ts';
import type { PrintedSymbol } from './symbols.ts';

/** A label before it is printed: what stands where, millimetres from its top left corner. */
export interface LabelDesign {
  readonly layout: string;
  readonly width: number;
  readonly height: number;
  /** Share of the light that comes back from bare paper and from ink, 0 to 1. */
  readonly paper: number;
  readonly ink: number;
  readonly items: readonly DesignItem[];
  readonly codes: LabelCodes;
}

export type DesignItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly bold?: boolean;
    }
  | {
      readonly kind: 'symbol';
      readonly symbol: PrintedSymbol;
      readonly role: CodeRole;
      readonly x: number;
      readonly y: number;
      /** Of the bars, or of one cell's row for cells that are not square; millimetres. */
      readonly height: number;
      /** Millimetres of one module. */
      readonly module: number;
    }
  | { readonly kind: 'block'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** A ground of its own behind what comes after it, 0 to 1: white on grey, or grey on white. */
  | {
      readonly kind: 'ground';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly paper: number;
    };

/** `imei1` is the one printed first, whichever is lower. */
export type CodeRole = 'imei1' | 'imei2' | 'serial' | 'eid' | 'product' | 'matrix' | 'other';

/** Millimetres that a symbol takes, without quiet zones. */
export function symbolSize(symbol: PrintedSymbol, module: number, height: number): { width: number; height: number } {
  if (symbol.kind === 'bars') return { width: symbol.modules * module, height };
  return { width: symbol.columns * module, height: symbol.rows * (symbol.symbology === 'PDF417' ? height : module) };
}
