import type { Random } from '../random.ts';
import { fillEllipse, fillRectangle, type Rectangle, type Sheet } from './sheet.ts';

/** What went wrong at the printer. All zero is a perfect print. */
export interface PrintDefects {
  /** How much wider than they should be dark bars come out, in modules; negative for too thin. */
  readonly gain: number;
  /** White specks on the codes, for each square centimetre of code. */
  readonly voids: number;
  /** Dark specks on the codes, for each square centimetre. */
  readonly specks: number;
  /** Share of the contrast between ink and paper that is left, 0 to 1. */
  readonly contrast: number;
  /** White lines across the whole label from dead dots of a thermal printer's head. */
  readonly stripes: number;
  /** Which way the paper ran: stripes go along it. */
  readonly stripesRun: 'along-bars' | 'across-bars';
}

export const PERFECT_PRINT: PrintDefects = { gain: 0, voids: 0, specks: 0, contrast: 1, stripes: 0, stripesRun: 'across-bars' };

/** Print defects of a strength from 0 (as good as perfect) to 1 (a label that should not have left the factory). */
export function worsePrint(random: Random, strength: number): PrintDefects {
  return {
    gain: random.between(-0.25, 0.35) * strength,
    voids: 14 * strength * random.fraction(),
    specks: 10 * strength * random.fraction(),
    contrast: 1 - 0.55 * strength * random.fraction(),
    stripes: random.fraction() < strength * 0.7 ? random.whole(1, 3) : 0,
    stripesRun: random.fraction() < 0.85 ? 'across-bars' : 'along-bars',
  };
}

/** Specks and stripes, on the finished sheet. Gain and contrast belong to the ink and are printed with it. */
export function soil(
  sheet: Sheet,
  places: readonly Rectangle[],
  defects: PrintDefects,
  tones: { ink: number; paper: number },
  random: Random,
): void {
  for (const place of places) {
    const area = (place.width * place.height) / 100; // square centimetres
    for (const [perArea, tone] of [
      [defects.voids, tones.paper],
      [defects.specks, tones.ink],
    ] as const) {
      const count = Math.round(perArea * area * random.between(0.5, 1.5));
      for (let i = 0; i < count; i++) {
        const size = random.between(0.08, 0.35);
        const x = place.x + random.between(0, place.width);
        const y = place.y + random.between(0, place.height);
        fillEllipse(sheet, { x, y, width: size * random.between(0.6, 1.8), height: size }, tone);
      }
    }
  }
  const [wide, high] = [sheet.width / sheet.texelsPerMm, sheet.height / sheet.texelsPerMm];
  for (let i = 0; i < defects.stripes; i++) {
    const thick = random.between(0.08, 0.16);
    // A head's dead dot prints nothing; the paper shows.
    if (defects.stripesRun === 'across-bars')
      fillRectangle(sheet, { x: 0, y: random.between(0, high), width: wide, height: thick }, tones.paper);
    else fillRectangle(sheet, { x: random.between(0, wide), y: 0, width: thick * 0.6, height: high }, tones.paper);
  }
}
