import type { Chance } from '../../core/ports/chance.ts';

/** Repeatable: the same seed gives the same ids and the same fractions. */
export function seededChance(seed = 1): Chance {
  let state = seed >>> 0;
  let count = 0;
  return {
    id: () =>
      `01900000-0000-7000-8000-${(seed >>> 0).toString(16).padStart(6, '0').slice(-6)}${(count += 1).toString(16).padStart(6, '0')}`,
    fraction() {
      // mulberry32
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}
