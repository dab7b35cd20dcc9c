import type { Corners } from '../../../renderer/scan/reader/reader.ts';
import type { Random } from '../random.ts';
import { soil, type PrintDefects } from './defects.ts';
import { symbolSize, type CodeRole, type LabelDesign } from './design.ts';
import { writeText } from './letters.ts';
import { blankSheet, fillRectangle, type Rectangle, type Sheet } from './sheet.ts';
import type { BarSymbology, MatrixSymbol, MatrixSymbology, PrintedSymbol } from './symbols.ts';

/** A label on paper, and where each code stands on it. */
export interface PrintedLabel {
  readonly sheet: Sheet;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly codes: readonly PrintedCode[];
  /** Millimetres of the finest module of an IMEI's code, or of whatever bars there are. */
  readonly module: number;
}

export interface PrintedCode {
  readonly text: string;
  readonly symbology: BarSymbology | MatrixSymbology;
  readonly role: CodeRole;
  /** Of the dark parts, in the symbol's reading direction; millimetres from the label's middle, y downwards. */
  readonly corners: Corners;
}

/** Prints a design. `texelsPerMm` decides how fine the paper is; defects are the same for the same random numbers, not for another scale. */
export function printLabel(design: LabelDesign, texelsPerMm: number, defects: PrintDefects, random: Random): PrintedLabel {
  const paper = Math.round(255 * design.paper);
  const ink = Math.round(255 * (design.paper - (design.paper - design.ink) * defects.contrast));
  const sheet = blankSheet(design.width, design.height, texelsPerMm, paper);
  const codes: PrintedCode[] = [];
  const places: Rectangle[] = [];
  for (const item of design.items) {
    if (item.kind === 'text') writeText(sheet, item.text, item, ink, item.bold);
    else if (item.kind === 'block') fillRectangle(sheet, item, ink);
    else if (item.kind === 'ground') fillRectangle(sheet, item, Math.round(255 * item.paper));
    else {
      const size = symbolSize(item.symbol, item.module, item.height);
      drawSymbol(sheet, item.symbol, item, ink, defects.gain * item.module);
      const [left, top] = [item.x - design.width / 2, item.y - design.height / 2];
      const [right, bottom] = [left + size.width, top + size.height];
      const corners: Corners = [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ];
      codes.push({ text: item.symbol.text, symbology: item.symbol.symbology, role: item.role, corners });
      places.push({ x: item.x, y: item.y, ...size });
    }
  }
  soil(sheet, places, defects, { ink, paper }, random);
  return { sheet, width: design.width, height: design.height, codes, module: moduleOf(design) };
}

/** Millimetres of one module of the label's IMEI codes; of its finest symbol if it has no IMEI, of a usual one if it has no symbol. */
export function moduleOf({ items }: LabelDesign): number {
  const symbols = items.filter((item) => item.kind === 'symbol');
  const imeis = symbols.filter(({ role }) => role === 'imei1' || role === 'imei2');
  if (symbols.length === 0) return 0.22;
  return Math.min(...(imeis.length > 0 ? imeis : symbols).map(({ module }) => module));
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly module: number;
}

function drawSymbol(sheet: Sheet, symbol: PrintedSymbol, place: Placed, ink: number, gain: number): void {
  if (symbol.kind === 'cells') return drawCells(sheet, symbol, place, ink, gain);
  let x = place.x;
  for (const [i, modules] of symbol.widths.entries()) {
    const width = modules * place.module;
    if (i % 2 === 0) fillRectangle(sheet, { x: x - gain / 2, y: place.y, width: width + gain, height: place.height }, ink);
    x += width;
  }
}

function drawCells(sheet: Sheet, { cells, columns, rows, symbology }: MatrixSymbol, place: Placed, ink: number, gain: number): void {
  const high = symbology === 'PDF417' ? place.height : place.module;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (cells[row * columns + column] !== 1) continue;
      let end = column + 1;
      // Neighbours in one piece, so that no seam shows between them.
      while (end < columns && cells[row * columns + end] === 1) end++;
      const x = place.x + column * place.module - gain / 2;
      const width = (end - column) * place.module + gain;
      fillRectangle(sheet, { x, y: place.y + row * high - gain / 2, width, height: high + gain }, ink);
      column = end;
    }
  }
}
