import { BLURS, blurInto, PRINT_GAINS, SAMPLES } from './blur-model.ts';
import { STOP, STOP_WIDTHS, SYMBOL, WIDTHS } from './code128-table.ts';

/** Which blur and print gain a template is made for: an index of `BLURS` and one of `PRINT_GAINS`. */
export interface Look {
  readonly blur: number;
  readonly gain: number;
}

/** Every look, from sharp to smeared. */
export const LOOKS: readonly Look[] = BLURS.flatMap((_, blur) => PRINT_GAINS.map((_gain, gain) => ({ blur, gain })));

/** The looks of a perfect print. The print gain shows only in the whole code, and is found there. */
export const PLAIN_LOOKS: readonly Look[] = LOOKS.filter(({ gain }) => PRINT_GAINS[gain] === 0);

/** Samples of a symbol's and of the stop pattern's template. */
export const SYMBOL_SAMPLES = SYMBOL * SAMPLES;
export const STOP_SAMPLES = STOP * SAMPLES;

/** The expected darkness of a data symbol between average neighbours. Made once for each value and look. */
export function symbolTemplate(value: number, look: Look): Float32Array {
  return remembered(symbols, value, look, () =>
    drawn([...AVERAGE_BEFORE, WIDTHS[value] ?? '', AVERAGE_AFTER].join(''), 4, SYMBOL_SAMPLES, look),
  );
}

/** The same for a start symbol, which has blank paper before it. */
export function startTemplate(value: number, look: Look): Float32Array {
  return remembered(starts, value, look, () => drawn((WIDTHS[value] ?? '') + AVERAGE_AFTER, 0, SYMBOL_SAMPLES, look));
}

/** The same for the stop pattern, which has blank paper behind it. */
export function stopTemplate(look: Look): Float32Array {
  return remembered(stops, 0, look, () => drawn(AVERAGE_BEFORE + STOP_WIDTHS, 4, STOP_SAMPLES, look));
}

/** The darkness of a symbol between the neighbours that it really has; `undefined` is blank paper. Written into `out`. */
export function templateBetween(
  out: Float32Array,
  before: string | undefined,
  widths: string,
  after: string | undefined,
  look: Look,
): void {
  const head = before === undefined ? '' : before.slice(-2);
  const offset = head === '' ? 0 : Number(head[0]) + Number(head[1]);
  draw(out, head + widths + (after ?? '').slice(0, 2), offset, look);
}

/** The darkness of a whole code: start, data, check symbol and stop pattern with blank paper on both sides. Written into `out`. */
export function codeTemplate(out: Float32Array, values: ArrayLike<number>, look: Look): void {
  let widths = '';
  for (let i = 0; i < values.length; i++) widths += WIDTHS[values[i] ?? 0] ?? '';
  draw(out, widths + STOP_WIDTHS, 0, look);
}

/** On average a symbol ends with a space of two modules behind a bar of two, and the next begins with a bar and a space of two. */
const AVERAGE_BEFORE = '22';
const AVERAGE_AFTER = '22';

const symbols: (Float32Array | undefined)[] = [];
const starts: (Float32Array | undefined)[] = [];
const stops: (Float32Array | undefined)[] = [];

function remembered(known: (Float32Array | undefined)[], value: number, { blur, gain }: Look, make: () => Float32Array): Float32Array {
  const place = (value * BLURS.length + blur) * PRINT_GAINS.length + gain;
  return (known[place] ??= make());
}

function drawn(widths: string, offset: number, samples: number, look: Look): Float32Array {
  const out = new Float32Array(samples);
  draw(out, widths, offset, look);
  return out;
}

const edges = new Float32Array(160);

/** @param offset modules of `widths` that lie left of the first sample */
function draw(out: Float32Array, widths: string, offset: number, { blur, gain }: Look): void {
  let place = -offset;
  edges[0] = place;
  for (let i = 0; i < widths.length; i++) {
    place += widths.charCodeAt(i) - 48;
    edges[i + 1] = place;
  }
  // Every row of widths begins with a bar. One that ends with a space has one edge more than needed, where the next bar would begin.
  const count = widths.length % 2 === 0 ? widths.length : widths.length + 1;
  const shape = BLURS[blur];
  if (shape !== undefined) blurInto(out, edges, count, shape, PRINT_GAINS[gain] ?? 0);
}
