import { SAMPLES } from './blur-model.ts';
import { STOP, SYMBOL } from './code128-table.ts';
import { cubicAt } from './cubic.ts';
import { solve } from './least-squares.ts';
import { MAPPING_POWERS, type Mapping } from './soft-fit.ts';
import { SYMBOL_SAMPLES } from './soft-templates.ts';

/**
 * Finds where the modules of a known code lie, however curved the box is, by walking along it: each symbol begins where the one
 * before ended, and its modules are nearly as wide. A smooth bend through all places, so that one symbol that is not what it should
 * be cannot hide by being taken for wide or narrow.
 * @param whole the code as it should look, start to stop, paper 0 and ink 1
 * @param symbols how many it has before the stop pattern
 */
export function walkAlong(profile: Float32Array, left: number, right: number, whole: Float32Array, symbols: number): Mapping {
  const modules = symbols * SYMBOL + STOP;
  let { at, module } = begin(profile, left, (right - left) / modules, whole);
  const places = [at];
  for (let symbol = 0; symbol < symbols; symbol++) {
    if (symbol > 0) module = nextModule(profile, at, module, whole, symbol);
    at += module * SYMBOL;
    places.push(at);
  }
  return { bend: smoothBend(places, modules), paper: Float64Array.of(0, 0), ink: Float64Array.of(1, 0) };
}

/** The start symbol's place and module width: at the side of a round box modules look half as wide as on the average. */
function begin(profile: Float32Array, left: number, usual: number, whole: Float32Array): { at: number; module: number } {
  let best = { at: left, module: usual };
  let least = Infinity;
  for (let shift = -1; shift <= 1; shift += 0.25) {
    for (let factor = 0.5; factor <= 1.6; factor += 0.04) {
      const tried = { at: left + shift * usual, module: factor * usual };
      const cost = costOf(profile, tried.at, tried.module, whole, 0, least);
      if (cost >= least) continue;
      least = cost;
      best = tried;
    }
  }
  return best;
}

function nextModule(profile: Float32Array, at: number, before: number, whole: Float32Array, symbol: number): number {
  let best = before;
  let least = Infinity;
  for (let factor = 0.88; factor <= 1.121; factor += 0.01) {
    const cost = costOf(profile, at, factor * before, whole, symbol * SYMBOL_SAMPLES, least);
    if (cost >= least) continue;
    least = cost;
    best = factor * before;
  }
  return best;
}

function costOf(profile: Float32Array, at: number, module: number, whole: Float32Array, from: number, enough: number): number {
  let sum = 0;
  for (let i = 0; i < SYMBOL_SAMPLES && sum < enough; i++) {
    const difference = cubicAt(profile, at + ((i + 0.5) / SAMPLES) * module - 0.5) - (whole[from + i] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** The polynomial of least squares through the places where the symbols begin, in powers of the module coordinate t. */
function smoothBend(places: readonly number[], modules: number): Float64Array {
  const matrix = new Float64Array(MAPPING_POWERS * MAPPING_POWERS);
  const bend = new Float64Array(MAPPING_POWERS);
  for (const [symbol, place] of places.entries()) {
    const t = (symbol * SYMBOL) / modules;
    for (let a = 0; a < MAPPING_POWERS; a++) {
      bend[a] = (bend[a] ?? 0) + t ** a * place;
      for (let b = 0; b < MAPPING_POWERS; b++) {
        const at = a * MAPPING_POWERS + b;
        matrix[at] = (matrix[at] ?? 0) + t ** (a + b);
      }
    }
  }
  solve(matrix, bend, MAPPING_POWERS);
  return bend;
}
