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
  /** Frame pixels from one row of a strip to the next. */
  readonly pitch: number;
  /** IMEIs that need no proof any more, after two. */
  readonly proven: ReadonlySet<string>;
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
    pitch: mayBeSkimmed(frame, memory) ? SKIMMED_PITCH : 1,
    proven: new Set([...memory.imeis].filter(([, { times }]) => times >= PROVEN_TIMES).map(([imei]) => imei)),
    wholeFrame: frame % 4 === 3 ? MATRIX : [],
  };
}

/**
 * A box whose two IMEIs are known for sure, and which lies there still, only has to be seen again: a fifth of its rows will do for
 * that. In between it is looked at as a whole, for its other codes, and after a look that showed nothing for a second.
 */
function mayBeSkimmed(frame: number, memory: BoxMemory): boolean {
  return memory.imeis.size >= 2 && isSure(memory) && memory.worked !== undefined && frame % 4 !== 0 && frame >= memory.skimFrom;
}

function isSure({ imeis }: BoxMemory): boolean {
  return imeis.size > 0 && [...imeis.values()].every(({ times }) => times >= SURE_TIMES);
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
  const known = memory.imeis.size;
  const sure = isSure(memory);
  if (now.size === 0) return sure && frame % 2 === 1 ? 0 : MOST_ATTEMPTS;
  if (now.size >= 2) return 0;
  const missing = known >= 2 && !sure;
  const often = missing || !sure ? 1 : known >= 2 ? 4 : 8;
  return frame % often === 0 ? MOST_ATTEMPTS : 0;
}

/** As often as it has to be read before it counts. */
const PROVEN_TIMES = 2;
const SURE_TIMES = 6;
/** Frame pixels. The lowest bars of a readable label are six times as high. */
const SKIMMED_PITCH = 5;
const MOST_ATTEMPTS = 5;
