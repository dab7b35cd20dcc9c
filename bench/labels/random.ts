/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  fraction(): number;
  /** A real number in [from, to). */
  between(from: number, to: number): number;
  /** A whole number in [from, to], both included. */
  whole(from: number, to: number): number;
  digits(count: number): string;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** mulberry32 by Tommy Ettinger, public domain: 32 bits of state, good enough for pictures and made-up numbers. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    between: (from, to) => from + fraction() * (to - from),
    whole,
    digits: (count) => Array.from({ length: count }, () => String(whole(0, 9))).join(''),
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
  };
}
