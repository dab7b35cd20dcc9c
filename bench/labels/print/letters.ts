import { drawStroke, type Sheet } from './sheet.ts';

/**
 * Writes a line of capitals and digits with a round pen. Drawn from strokes rather than a font so that it is the same on every
 * machine and in every browser. Small letters come out as capitals, characters without strokes as gaps.
 * @param place of the first letter's top left corner, and the height of a capital, millimetres
 */
export function writeText(
  sheet: Sheet,
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number },
  tone: number,
  bold = false,
): void {
  const unit = place.height / 6;
  const thick = unit * (bold ? 1.25 : 0.75);
  for (const [i, letter] of [...text.toUpperCase()].entries()) {
    for (const line of STROKES.get(letter) ?? []) {
      for (let at = 0; at + 3 < line.length; at += 2) {
        const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.slice(at, at + 4);
        const left = place.x + i * ADVANCE * unit;
        const top = place.y;
        drawStroke(
          sheet,
          { x0: left + x0 * WIDE * unit, y0: top + y0 * unit, x1: left + x1 * WIDE * unit, y1: top + y1 * unit, thick },
          tone,
        );
      }
    }
  }
}

/** Millimetres that a line takes. */
export function textWidth(text: string, height: number): number {
  return (text.length * ADVANCE * height) / 6;
}

const ADVANCE = 4.3; // sixths of a capital's height from one letter to the next
const WIDE = 0.76; // the grid is drawn wider than letters are

// Lines of a letter on a grid four wide and six high, y downwards: pairs of digits are points, spaces part the lines.
const LETTERS = `
0 10 30 41 45 36 16 05 01 10|1 11 20 26,16 36|2 01 10 30 41 42 06 46|3 01 10 30 41 42 33 44 45 36 16 05,13 33|4 36 30 04 44|5 40 00 03 32 43 45 36 16 05
6 40 20 02 05 16 36 45 44 33 13 04|7 00 40 16|8 13 02 01 10 30 41 42 33 44 45 36 16 05 04 13,13 33|9 43 33 13 02 01 10 30 41 43 25 06
A 06 20 46,14 34|B 06 00 30 41 42 33 44 45 36 06,03 33|C 41 30 10 01 05 16 36 45|D 00 20 42 44 26 06 00|E 40 00 06 46,03 33|F 40 00 06,03 33
G 41 30 10 01 05 16 36 45 43 23|H 00 06,40 46,03 43|I 10 30,20 26,16 36|J 40 45 36 16 05|K 00 06,40 03 46|L 00 06 46|M 06 00 23 40 46|N 06 00 46 40
O 10 30 41 45 36 16 05 01 10|P 06 00 30 41 42 33 03|Q 10 30 41 45 36 16 05 01 10,34 46|R 06 00 30 41 42 33 03,23 46|S 41 30 10 01 02 13 33 44 45 36 16 05
T 00 40,20 26|U 00 05 16 36 45 40|V 00 26 40|W 00 16 22 36 40|X 00 46,40 06|Y 00 23 40,23 26|Z 00 40 06 46
/ 06 40|- 13 33|: 21 21,25 25|. 26 26|( 30 11 15 36|) 10 31 35 16|+ 13 33,22 24|# 11 15,31 35,02 42,04 44`;

const STROKES = new Map(
  LETTERS.trim()
    .split(/[|\n]/)
    .map((glyph) => [
      glyph.charAt(0),
      glyph
        .slice(2)
        .split(',')
        .map((line) => [...line.replaceAll(' ', '')].map(Number)),
    ]),
);
