import type { Preparation } from './crop.ts';
import { wienerTaps } from './wiener.ts';

/**
 * The ways of preparing a strip for the engine, in the order in which they are tried. What one of them loses another may show; the
 * sharpened ones take about twice the time of the plain one.
 */
export function preparationsFor(longest: number): readonly Preparation[] {
  return longest > FINE_ENOUGH ? LARGE : SMALL;
}

/** How many there are. */
export const WAYS = 4;

/** Frame pixels of a code's length from which on more resolution along the code does not help: 4 px a module. */
const FINE_ENOUGH = 560;

const SMALL: readonly Preparation[] = [
  { name: 'plain', average: 3, stretch: 2, evenWithin: 48 },
  { name: 'sharpened', average: 3, stretch: 2, taps: wienerTaps(0.8, 0.03), evenWithin: 32 },
  { name: 'fine', average: 2, stretch: 2, evenWithin: 32 },
  { name: 'much sharpened', average: 3, stretch: 2, taps: wienerTaps(1.2, 0.05), evenWithin: 32 },
];

const LARGE: readonly Preparation[] = SMALL.map((preparation) =>
  preparation.name === 'fine' ? preparation : { ...preparation, stretch: 1 as const },
);
