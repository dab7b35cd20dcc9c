import { parseImei } from '../../../core/domain/imei.ts';
import type { BoxMemory } from './box-memory.ts';
import { MATRIX } from './engine.ts';
import type { PlacedReading, Symbology } from './reader.ts';

/** What to try on a frame. Thirty come a second, so not everything has to be tried on each. */
export interface Plan {
  /** How many regions of bars to look at. */
  readonly regions: number;
  /** Which of the preparations to use. */
  readonly way: number;
  /** Symbols to look for in the whole frame, wherever they are; none on most frames. */
  readonly wholeFrame: readonly Symbology[];
}

/**
 * The plan for a frame: what worked last time, else the next preparation in turn; on every fourth frame the two-dimensional
 * symbols, all in one go, since the engine shares much of the work between them; on every third a second region of bars.
 */
export function planFor(frame: number, memory: BoxMemory, ways: number): Plan {
  return {
    regions: frame % 3 === 2 || memory.fruitless > 2 ? 2 : 1,
    way: memory.worked ?? frame % ways,
    wholeFrame: frame % 4 === 3 ? MATRIX : [],
  };
}

/** Whether to look at the whole frame for linear codes too, when no bars were located: in every eighth frame, since it costs more than all else. */
export function looksEverywhere(frame: number): boolean {
  return frame % 8 === 1;
}

/**
 * How many of the codes that the engine has left unread the soft reader shall try.
 * - no IMEI in this frame: all of them, except that a box which is known already need not be proven in every frame
 * - one of two: often at first, then now and then, since most likely there is no second one
 */
export function softAttempts(frame: number, memory: BoxMemory, readings: readonly PlacedReading[]): number {
  const now = new Set(readings.filter(({ text }) => parseImei(text) !== undefined).map(({ text }) => text));
  const known = [...memory.imeis.values()];
  const sure = known.length > 0 && known.every(({ times }) => times >= SURE_TIMES);
  if (now.size === 0) return sure && frame % 2 === 1 ? 0 : MOST_ATTEMPTS;
  if (now.size >= 2) return 0;
  const missing = known.length >= 2 && !sure;
  const often = missing || !sure ? 1 : known.length >= 2 ? 4 : 8;
  return frame % often === 0 ? MOST_ATTEMPTS : 0;
}

const SURE_TIMES = 6;
const MOST_ATTEMPTS = 5;
