/**
 * Chance that can be repeated: at least 0, below 1, from the lever `seed`. Every purpose has its own sequence, so that one more poll does
 * not change which claim is lost. A new seed begins every sequence anew.
 */
export type Chance = (purpose: string) => number;

export function createChance(levers: { readonly seed: number }): Chance {
  let seed = levers.seed;
  const states = new Map<string, number>();
  return (purpose) => {
    if (levers.seed !== seed) {
      seed = levers.seed;
      states.clear();
    }
    const state = ((states.get(purpose) ?? startOf(`${seed} ${purpose}`)) + 0x6d2b79f5) | 0;
    states.set(purpose, state);
    return mixed(state);
  };
}

/** FNV-1a, 32 bits. */
function startOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

/** The output function of mulberry32 (Tommy Ettinger, public domain). */
function mixed(state: number): number {
  let value = Math.imul(state ^ (state >>> 15), state | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
}
