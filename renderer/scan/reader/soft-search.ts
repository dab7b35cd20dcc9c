import { CHECK_MODULUS, DIGIT_ZERO } from './code128-table.ts';
import type { ImeiLayout, Place } from './imei-layouts.ts';

/** The likeliest 15 digits, and how much less likely the next ones are. Costs are sums of squared differences. */
export interface SearchResult {
  /** One value a place of the layout, then the check symbol. */
  readonly values: readonly number[];
  readonly cost: number;
  /** Of the next best row whose check symbol and Luhn digit are right too. */
  readonly runnerUp: number;
  /** Of the best row whose check symbol is right and whose Luhn digit is wrong: a code that is no IMEI looks like this. */
  readonly wrongLuhn: number;
}

/**
 * A function that finds the row of symbols with the least cost among all whose check symbol and Luhn digit are right.
 *
 * There are 10¹⁴ rows, but what matters of the symbols so far is only their sum modulo 103 and their Luhn sum modulo 10. So the
 * best row for each of these 1030 states is carried from place to place (dynamic programming; R. Bellman, 1957), together with
 * the cost of the second best. Per place only the likeliest values are followed.
 */
export function createSearch(): (costs: readonly Float32Array[], layout: ImeiLayout, start: number) => SearchResult | undefined {
  let best = new Float32Array(STATES);
  let second = new Float32Array(STATES);
  let nextBest = new Float32Array(STATES);
  let nextSecond = new Float32Array(STATES);
  const cameFrom = Array.from({ length: MOST_PLACES }, () => new Int32Array(STATES));
  const likeliest = new Int32Array(FOLLOWED);

  return (costs, { places }, start) => {
    best.fill(Infinity);
    second.fill(Infinity);
    best[(start % CHECK_MODULUS) * 10] = 0;
    for (const [k, place] of places.entries()) {
      const cost = costs[k];
      const from = cameFrom[k];
      if (cost === undefined || from === undefined) return undefined;
      nextBest.fill(Infinity);
      nextSecond.fill(Infinity);
      const followed = pickLikeliest(cost, likeliest);
      for (let state = 0; state < STATES; state++) {
        const sofar = best[state] ?? Infinity;
        if (sofar === Infinity) continue;
        const sofarSecond = second[state] ?? Infinity;
        const luhn = state % 10;
        const check = (state - luhn) / 10;
        for (let i = 0; i < followed; i++) {
          const index = likeliest[i] ?? 0;
          const value = place.values[index] ?? 0;
          const target = ((check + (k + 1) * value) % CHECK_MODULUS) * 10 + ((luhn + luhnOf(place, value)) % 10);
          const added = cost[index] ?? 0;
          const reached = sofar + added;
          const known = nextBest[target] ?? Infinity;
          if (reached < known) {
            nextSecond[target] = Math.min(known, sofarSecond + added);
            nextBest[target] = reached;
            from[target] = state * 128 + index;
          } else {
            nextSecond[target] = Math.min(reached, nextSecond[target] ?? Infinity);
          }
        }
      }
      [best, nextBest] = [nextBest, best];
      [second, nextSecond] = [nextSecond, second];
    }
    return endOf(places, costs[places.length], best, second, cameFrom);
  };
}

const STATES = CHECK_MODULUS * 10;
const MOST_PLACES = 16;
/** A value that is not among the ten likeliest at its place is not part of a row that would be accepted. */
const FOLLOWED = 10;

function endOf(
  places: readonly Place[],
  checkCost: Float32Array | undefined,
  best: Float32Array,
  second: Float32Array,
  cameFrom: readonly Int32Array[],
): SearchResult | undefined {
  let [cost, runnerUp, wrongLuhn, end] = [Infinity, Infinity, Infinity, -1];
  for (let check = 0; check < CHECK_MODULUS; check++) {
    const added = checkCost?.[check] ?? Infinity;
    const total = (best[check * 10] ?? Infinity) + added;
    runnerUp = Math.min(runnerUp, Math.max(cost, total), (second[check * 10] ?? Infinity) + added);
    if (total < cost) {
      cost = total;
      end = check * 10;
    }
    for (let luhn = 1; luhn < 10; luhn++) wrongLuhn = Math.min(wrongLuhn, (best[check * 10 + luhn] ?? Infinity) + added);
  }
  if (cost === Infinity) return undefined;
  const values = [end / 10];
  for (let k = places.length - 1, state = end; k >= 0; k--) {
    const step = cameFrom[k]?.[state] ?? 0;
    values.unshift(places[k]?.values[step & 127] ?? 0);
    state = step >> 7;
  }
  return { values, cost, runnerUp, wrongLuhn };
}

/** The indexes of the least costs, in no order; returns how many there are. */
function pickLikeliest(cost: Float32Array, picked: Int32Array): number {
  let count = 0;
  for (let index = 0; index < cost.length; index++) {
    if (count < picked.length) {
      picked[count++] = index;
      continue;
    }
    let worst = 0;
    for (let i = 1; i < count; i++) if ((cost[picked[i] ?? 0] ?? 0) > (cost[picked[worst] ?? 0] ?? 0)) worst = i;
    if ((cost[index] ?? 0) < (cost[picked[worst] ?? 0] ?? 0)) picked[worst] = index;
  }
  return count;
}

/** What a place adds to the Luhn sum. Of 15 digits, every second one from the left is doubled (3GPP TS 23.003 annex B). */
function luhnOf({ kind, digitsBefore }: Place, value: number): number {
  if (kind === 'switch') return 0;
  if (kind === 'digit') return luhnDigitAt(value - DIGIT_ZERO, digitsBefore);
  return luhnDigitAt(Math.floor(value / 10), digitsBefore) + luhnDigitAt(value % 10, digitsBefore + 1);
}

function luhnDigitAt(digit: number, place: number): number {
  const doubled = digit * 2;
  return place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
}
