import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import bwip from 'bwip-js/node';
import { randomFrom, type Random } from '../../../../bench/labels/random.ts';
import type { DecodeEngine } from '../../../../renderer/scan/reader/engine.ts';
import type { LumaFrame } from '../../../../renderer/scan/reader/reader.ts';
import { createZxingEngine } from '../../../../renderer/scan/reader/zxing-engine.ts';

/** Widths in modules, bar first, by an encoder that is not ours. `values` are written as they are, without its own choice of code sets. */
export function code128Widths(text: string | readonly number[]): readonly number[] {
  const written = typeof text === 'string' ? text : text.map((value) => `^${String(value).padStart(3, '0')}`).join('');
  const [drawn] = bwip.raw('code128', written, typeof text === 'string' ? '' : 'raw');
  if (drawn === undefined || !('sbs' in drawn)) throw new Error('not made of bars');
  return drawn.sbs;
}

export interface Drawing {
  readonly width?: number;
  readonly height?: number;
  /** Pixels of a module. */
  readonly module: number;
  /** Pixels along the bars. */
  readonly bars?: number;
  /** Of the code's middle; the picture's middle if left out. */
  readonly x?: number;
  readonly y?: number;
  /** Degrees, clockwise: of the base line, and how far the bars lean over from standing upright on it. */
  readonly turn?: number;
  readonly lean?: number;
  /** σ of a Gaussian blur across the bars, pixels. */
  readonly blur?: number;
  readonly noise?: number;
  readonly ink?: number;
  readonly paper?: number;
  readonly seed?: number;
}

/** A code on plain paper, drawn by mathematics: no scaling, no canvas. */
export function drawBars(widths: readonly number[], drawing: Drawing): LumaFrame {
  const { width = 640, height = 360, module, bars = 80, turn = 0, lean = 0, noise = 0, seed = 1, ink = 30, paper = 220 } = drawing;
  const { x: middleX = width / 2, y: middleY = height / 2 } = drawing;
  const random = randomFrom(seed);
  const angle = (turn * Math.PI) / 180;
  const slope = Math.tan((lean * Math.PI) / 180);
  const row = darknessOf(widths, module, drawing.blur ?? 0.5);
  const luma = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = x + 0.5 - middleX;
      const dy = y + 0.5 - middleY;
      const down = dy * Math.cos(angle) - dx * Math.sin(angle);
      const along = dx * Math.cos(angle) + dy * Math.sin(angle) + down * slope;
      const dark = Math.abs(down) > bars / 2 ? 0 : row(along);
      luma[y * width + x] = Math.max(0, Math.min(255, paper + (ink - paper) * dark + noise * gaussian(random)));
    }
  }
  return { luma, width, height };
}

/** The darkness of a row of bars by its distance from the middle, blurred: exact, since a blurred edge is an error function. */
export function darknessOf(widths: readonly number[], module: number, blur: number): (along: number) => number {
  const total = widths.reduce((sum, each) => sum + each, 0) * module;
  let place = -total / 2;
  const edges = [place, ...widths.map((each) => (place += each * module))];
  return (along) => {
    let dark = 0;
    for (const [i, edge] of edges.entries()) dark += (i % 2 === 0 ? 1 : -1) * normal((along - edge) / blur);
    return dark;
  };
}

/** The share of a normal distribution below z (Abramowitz and Stegun 26.2.17; error below 1e-7). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

export function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
}

export function noiseFrame(seed: number, width = 640, height = 360): LumaFrame {
  const random = randomFrom(seed);
  return { luma: Uint8Array.from({ length: width * height }, () => 128 + 20 * gaussian(random)), width, height };
}

export function loadEngine(): Promise<DecodeEngine> {
  const file = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  return createZxingEngine({ binary: new Uint8Array(file).buffer });
}
