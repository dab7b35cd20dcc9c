import { keyOf } from './imei-pairs.ts';
import { PAIR_TIMES, type View } from './presence.ts';

/** Whether two confirmed IMEIs are of one label: `undecided` means wait, `unknown` that nothing has shown them together. */
export function verdictOn(one: string, other: string, { pairs, at }: View): 'one' | 'two' | 'undecided' | 'unknown' {
  const pair = pairs.get(keyOf(one, other));
  if (pair === undefined) return 'unknown';
  if (pair.apart) return 'two';
  if (pair.near >= PAIR_TIMES) return 'one';
  const age = at - pair.firstAt;
  const metOften = [...pair.company.values()].some(({ times }) => times >= MET_TIMES);
  if (pair.against === 0 && pair.seen >= COMPARED_TIMES && metOften && age >= CLEAR_MS) return 'one';
  return age < UNCLEAR_MS ? 'undecided' : pair.seen < PAIR_TIMES ? 'unknown' : 'two';
}

/**
 * IMEIs that lie side by side or far from each other are of one label if, in so many comparisons, the one serial number was read and
 * never a second one, which would have had as much time to be read.
 */
const COMPARED_TIMES = 12;
const MET_TIMES = 6;
const CLEAR_MS = 450;
/** After this time without that, they count as two boxes. */
const UNCLEAR_MS = 1200;
