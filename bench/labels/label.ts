import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import bwip from 'bwip-js/node';
import type { LabelCodes } from './devices.ts';

/**
 * Draws the label of a phone box: model, IMEIs, serial and EID as Code 128 under each other, the EAN-13 at the lower right.
 * Its size follows what is on it. `PIXELS_PER_MODULE` pixels are one module of an IMEI code.
 */
export function drawLabel(codes: LabelCodes): Canvas {
  const rows = rowsOf(codes);
  const height = TOP + rows.length * ROW + (codes.ean === undefined ? 20 : EAN_ROW);
  const canvas = createCanvas(WIDTH, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fbfaf7';
  context.fillRect(0, 0, WIDTH, height);
  context.fillStyle = '#161616';
  write(context, codes.model, MARGIN, 74, 54, 700);
  write(context, 'Smartphone · 128 GB · Black', MARGIN, 116, 26, 400);
  for (const [i, row] of rows.entries()) {
    const top = TOP + i * ROW;
    write(context, `${row.caption} ${row.text}`, MARGIN, top + 26, 28, 500);
    drawBars(context, barsOf('code128', row.text), MARGIN + row.module * QUIET, top + 38, row.module, BARS);
  }
  if (codes.ean !== undefined) {
    const bars = barsOf('ean13', codes.ean);
    const left = WIDTH - MARGIN - 7 * PIXELS_PER_MODULE - 95 * PIXELS_PER_MODULE;
    const top = TOP + rows.length * ROW + 10;
    drawBars(context, bars, left, top, PIXELS_PER_MODULE, BARS + 24);
    write(context, codes.ean, left + 100, top + BARS + 56, 28, 500);
  }
  return canvas;
}

/** Drawn large; the scene scales the label down to what a camera sees. */
export const PIXELS_PER_MODULE = 6;

interface Row {
  readonly caption: string;
  readonly text: string;
  /** Pixels of one module; the long EID has to be printed finer. */
  readonly module: number;
}

const WIDTH = 1180;
const MARGIN = 44;
const TOP = 140;
const ROW = 172;
const BARS = 104;
const EAN_ROW = 200;
const QUIET = 10; // modules of blank in front of a Code 128 (ISO/IEC 15417)

function rowsOf(codes: LabelCodes): Row[] {
  const alone = codes.imeis.length === 1;
  return [
    ...codes.imeis.map((text, i) => ({ caption: alone ? 'IMEI' : `IMEI${i + 1}`, text, module: PIXELS_PER_MODULE })),
    ...(codes.serial === undefined ? [] : [{ caption: 'S/N', text: codes.serial, module: PIXELS_PER_MODULE }]),
    ...(codes.eid === undefined ? [] : [{ caption: 'EID', text: codes.eid, module: 4.5 }]),
  ];
}

/** Widths in modules: bar, space, bar … */
function barsOf(symbol: 'code128' | 'ean13', text: string): readonly number[] {
  const [drawn] = bwip.raw(symbol, text, {});
  if (drawn === undefined || !('sbs' in drawn)) throw new Error(`${symbol} of "${text}" is not made of bars`);
  return drawn.sbs;
}

function drawBars(context: SKRSContext2D, widths: readonly number[], left: number, top: number, module: number, height: number): void {
  let x = left;
  for (const [i, width] of widths.entries()) {
    if (i % 2 === 0) context.fillRect(x, top, width * module, height);
    x += width * module;
  }
}

function write(context: SKRSContext2D, text: string, x: number, baseline: number, size: number, weight: number): void {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillText(text, x, baseline);
}

const FONT = 'Label Inter';
GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')), FONT);
