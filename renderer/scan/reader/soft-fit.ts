import { SAMPLES } from './blur-model.ts';
import { cubicAt } from './cubic.ts';
import { solve } from './least-squares.ts';

/** Where the modules of a code lie in its profile, and how its brightness has to be read. */
export interface Mapping {
  /** Profile pixel of the module coordinate t (0 at the first bar, 1 at the end of the last one): the sum of `bend[i] · tⁱ`. */
  readonly bend: Float64Array;
  /** Darkness of paper and of ink: at t, `paper[0] + paper[1] · t`, and as much more for ink. */
  readonly paper: Float64Array;
  readonly ink: Float64Array;
}

/** Powers of t. Perspective needs the square, a curved box the cube. */
export const MAPPING_POWERS = 5;
const UNKNOWNS = MAPPING_POWERS + 4;

export function straightMapping(left: number, right: number, square = 0): Mapping {
  const width = right - left;
  // 4t(1 − t) is 0 at both ends and 1 in the middle.
  return {
    bend: Float64Array.of(left, width * (1 + 4 * square), -4 * square * width, 0, 0),
    paper: Float64Array.of(0, 0),
    ink: Float64Array.of(1, 0),
  };
}

/** Writes the profile along the modules, three samples a module, with paper as 0 and ink as 1. */
export function sampleAlong(profile: Float32Array, { bend, paper, ink }: Mapping, out: Float32Array, count: number): void {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0] = bend;
  const [p0 = 0, p1 = 0] = paper;
  const [i0 = 1, i1 = 0] = ink;
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    out[i] = (cubicAt(profile, b0 + t * (b1 + t * (b2 + t * (b3 + t * b4))) - 0.5) - p0 - p1 * t) / (i0 + i1 * t);
  }
}

/**
 * Moves a mapping so that the profile fits a template better: one Gauss-Newton step for the bend and the brightness together.
 * With T the template and y the profile, a·(1, t) + b·(1, t)·T − y′·(d₀ + d₁t + d₂t² + d₃t³) = y is solved for least squares.
 * @returns undefined where the template does not say enough about the place, as with no contrast at all
 */
export function fitMapping(profile: Float32Array, mapping: Mapping, template: Float32Array): Mapping | undefined {
  const count = template.length;
  const { bend } = mapping;
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0] = bend;
  const matrix = new Float64Array(UNKNOWNS * UNKNOWNS);
  const right = new Float64Array(UNKNOWNS);
  const row = new Float64Array(UNKNOWNS);
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    const place = b0 + t * (b1 + t * (b2 + t * (b3 + t * b4))) - 0.5;
    const value = cubicAt(profile, place);
    const slope = cubicAt(profile, place + 0.5) - cubicAt(profile, place - 0.5);
    const expected = template[i] ?? 0;
    row[0] = 1;
    row[1] = t;
    row[2] = expected;
    row[3] = expected * t;
    for (let power = 0, factor = -slope; power < MAPPING_POWERS; power++, factor *= t) row[4 + power] = factor;
    for (let a = 0; a < UNKNOWNS; a++) {
      const left = row[a] ?? 0;
      right[a] = (right[a] ?? 0) + left * value;
      for (let b = a; b < UNKNOWNS; b++) matrix[a * UNKNOWNS + b] = (matrix[a * UNKNOWNS + b] ?? 0) + left * (row[b] ?? 0);
    }
  }
  for (let a = 0; a < UNKNOWNS; a++) {
    // A little weight against moving at all, so that what the profile does not tell stays as it was.
    if (a >= 4) matrix[a * UNKNOWNS + a] = (matrix[a * UNKNOWNS + a] ?? 0) * 1.001 + 1e-4 * count;
    for (let b = 0; b < a; b++) matrix[a * UNKNOWNS + b] = matrix[b * UNKNOWNS + a] ?? 0;
  }
  if (!solve(matrix, right, UNKNOWNS)) return undefined;
  const most = ((b1 / count) * SAMPLES * MOST_STEP) | 0 || 1;
  const moved = bend.map((value, power) => value + Math.max(-2 * most, Math.min(2 * most, right[4 + power] ?? 0)));
  const ink = Float64Array.of(right[2] ?? 1, right[3] ?? 0);
  if ((ink[0] ?? 0) < 0.2 || (ink[0] ?? 0) + (ink[1] ?? 0) < 0.2) return undefined;
  return { bend: moved, paper: Float64Array.of(right[0] ?? 0, right[1] ?? 0), ink };
}

/** Modules that one step may move the code. */
const MOST_STEP = 1;
