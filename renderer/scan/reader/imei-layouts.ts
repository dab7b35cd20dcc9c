import { CHECK_MODULUS, DIGIT_ZERO, START_A, START_B, START_C, STOP, SYMBOL, TO_A, TO_B, TO_C } from './code128-table.ts';

/**
 * One way of writing 15 digits as Code 128: what may stand at each place between the start and the check symbol. Code set C
 * writes two digits as one symbol, A and B one digit.
 */
export interface ImeiLayout {
  readonly starts: readonly number[];
  readonly places: readonly Place[];
  /** Modules from the first bar to the end of the last one. */
  readonly modules: number;
}

export interface Place {
  readonly kind: 'pair' | 'digit' | 'switch';
  readonly values: readonly number[];
  /** How many of the 15 digits stand before this place. */
  readonly digitsBefore: number;
}

/** The ways that label printers use: the shortest ones (an odd digit last or first), and one symbol a digit. */
export const IMEI_LAYOUTS: readonly ImeiLayout[] = [
  layout([START_C], [...pairs(7), { kind: 'switch', values: [TO_B, TO_A] }, ...digits(1)]),
  layout([START_B, START_A], [...digits(1), { kind: 'switch', values: [TO_C] }, ...pairs(7)]),
  layout([START_B, START_A], digits(15)),
];

/** The digits that the values of a layout's places stand for. */
export function digitsOf({ places }: ImeiLayout, values: ArrayLike<number>): string {
  return places
    .map(({ kind }, i) => {
      const value = values[i] ?? 0;
      if (kind === 'switch') return '';
      return kind === 'pair' ? String(value).padStart(2, '0') : String(value - DIGIT_ZERO);
    })
    .join('');
}

/** The rows of values, start to check symbol, that an IMEI may be printed as: the most usual first. */
export function* writingsOf(imei: string): Generator<readonly number[]> {
  for (const { places, starts } of IMEI_LAYOUTS) {
    const changes = places.find(({ kind }) => kind === 'switch')?.values ?? [0];
    for (const start of starts) {
      for (const change of changes) {
        const data = places.map(({ kind, digitsBefore }) => {
          if (kind === 'switch') return change;
          const digit = Number(imei[digitsBefore]);
          return kind === 'digit' ? DIGIT_ZERO + digit : 10 * digit + Number(imei[digitsBefore + 1]);
        });
        yield [start, ...data, data.reduce((sum, value, k) => sum + (k + 1) * value, start) % CHECK_MODULUS];
      }
    }
  }
}

type OpenPlace = Pick<Place, 'kind' | 'values'>;

function pairs(count: number): OpenPlace[] {
  const values = Array.from({ length: 100 }, (_, value) => value);
  return Array.from({ length: count }, () => ({ kind: 'pair', values }));
}

function digits(count: number): OpenPlace[] {
  const values = Array.from({ length: 10 }, (_, digit) => DIGIT_ZERO + digit);
  return Array.from({ length: count }, () => ({ kind: 'digit', values }));
}

function layout(starts: readonly number[], open: readonly OpenPlace[]): ImeiLayout {
  let digitsBefore = 0;
  const places = open.map((place) => {
    const placed = { ...place, digitsBefore };
    digitsBefore += place.kind === 'pair' ? 2 : place.kind === 'digit' ? 1 : 0;
    return placed;
  });
  return { starts, places, modules: (places.length + 2) * SYMBOL + STOP };
}
