import { BLURS, SAMPLES } from './blur-model.ts';
import { CHECK_MODULUS, STOP_WIDTHS, WIDTHS } from './code128-table.ts';
import { digitsOf, IMEI_LAYOUTS, type ImeiLayout } from './imei-layouts.ts';
import { bestLook } from './look-fit.ts';
import { createAnchor, difference, type Anchor } from './soft-anchor.ts';
import { fitMapping, sampleAlong, straightMapping, type Mapping } from './soft-fit.ts';
import { createSearch } from './soft-search.ts';
import { codeTemplate, LOOKS, symbolTemplate, SYMBOL_SAMPLES, templateBetween, type Look } from './soft-templates.ts';
import type { Evidence } from './verdict.ts';

/** What a profile most likely says, if it is an IMEI at all; `verdict.ts` decides whether to believe it. */
export interface SoftReading {
  readonly imei: string;
  readonly evidence: Evidence;
  /** Profile pixels of the code's first and last edge in its reading direction; `left` is right of `right` when it stands on its head. */
  readonly left: number;
  readonly right: number;
  /** Profile pixels of a module. */
  readonly moduleWidth: number;
}

export interface Profile {
  /** Darkness, 0 paper to 1 ink, one value a pixel across the bars. */
  readonly darkness: Float32Array;
  /** About where the first bar begins and the last one ends. */
  readonly left: number;
  readonly right: number;
}

/**
 * A reader for one kind of symbol only: a Code 128 with exactly 15 digits of which the last is a valid Luhn digit, that is, an IMEI.
 *
 * Other readers decide first which pixel is ink and then look symbols up. Where blur is wider than half a module that first step
 * loses the code. This one never decides: it draws what each possible symbol would look like through the same blur, compares that
 * with the profile (sum of squared differences, which is the log-likelihood for Gaussian noise), and takes the row of symbols that
 * fits best among those whose check symbol and Luhn digit are right.
 * 1. Start symbol and stop pattern tell place, direction, blur and print gain (`soft-anchor.ts`).
 * 2. A bent module grid is searched, then refined against the best symbols so far (`soft-fit.ts`), three times.
 * 3. The best row of symbols and its runner-up are found exactly (`soft-search.ts`).
 */
export function createSoftCode128(): (profile: Profile) => SoftReading | undefined {
  const findAnchor = createAnchor();
  const search = createSearch();
  const samples = new Float32Array(MOST_MODULES * SAMPLES);
  const template = new Float32Array(SYMBOL_SAMPLES);
  const costs = Array.from({ length: 17 }, () => new Float32Array(128));
  let reversed = new Float32Array(0);

  function readAt(
    darkness: Float32Array,
    layout: ImeiLayout,
    anchor: Anchor,
  ): (Omit<SoftReading, 'left' | 'right' | 'moduleWidth'> & { mapping: Mapping }) | undefined {
    const count = layout.modules * SAMPLES;
    const whole = new Float32Array(count);
    let look = anchor.look;
    let mapping = searchBend(darkness, layout, anchor, samples);
    if (mapping === undefined) return undefined;
    let values = likeliestValues(layout, anchor.start, samples, look, costs, undefined, template);
    if (meanCost(costs, layout) > HOPELESS) return undefined;
    for (let pass = 0; pass < PASSES; pass++) {
      const [lastValues, lastLook] = [values, look];
      look =
        bestLook(
          LOOKS.filter((near) => isNear(near, lastLook)),
          samples,
          values,
          whole,
        ) ?? look;
      for (let step = 0; step < 4; step++) {
        codeTemplate(whole, values, look);
        mapping = fitMapping(darkness, mapping, whole) ?? mapping;
      }
      sampleAlong(darkness, mapping, samples, count);
      values = likeliestValues(layout, anchor.start, samples, look, costs, values, template);
      if (meanCost(costs, layout) > DOUBTFUL) return undefined;
      if (pass > 0 && look === lastLook && values.every((value, i) => value === lastValues[i])) break;
    }
    const found = search(costs, layout, anchor.start);
    if (found === undefined) return undefined;
    // The cost of the start and stop belongs to every row alike; the free row may take any symbol anywhere.
    const free = freeCost(layout, samples, look, values, template);
    const scale = 1 / ((layout.places.length + 1) * SYMBOL_SAMPLES);
    codeTemplate(whole, [anchor.start, ...found.values], look);
    const residual = difference(samples, whole, Infinity) / count;
    return {
      imei: digitsOf(layout, found.values),
      mapping,
      evidence: {
        residual,
        cost: found.cost * scale,
        runnerUp: found.runnerUp * scale,
        wrongLuhn: found.wrongLuhn * scale,
        free: free * scale,
        ...spreadOf(costs, layout, found.values),
      },
    };
  }

  return ({ darkness, left, right }) => {
    if (reversed.length !== darkness.length) reversed = new Float32Array(darkness.length);
    for (let i = 0; i < darkness.length; i++) reversed[i] = darkness[darkness.length - 1 - i] ?? 0;
    let best: SoftReading | undefined;
    for (const layout of IMEI_LAYOUTS) {
      const module = (right - left) / layout.modules;
      if (module < LEAST_MODULE || module > MOST_MODULE) continue;
      const upright = findAnchor(darkness, left, right, layout);
      const onHead = findAnchor(reversed, darkness.length - right, darkness.length - left, layout);
      const turned = onHead.cost < upright.cost;
      const anchor = turned ? onHead : upright;
      if (anchor.cost > BAD_ANCHOR) continue;
      const read = readAt(turned ? reversed : darkness, layout, anchor);
      if (read === undefined || (best !== undefined && best.evidence.cost <= read.evidence.cost)) continue;
      const { mapping, imei, evidence } = read;
      const begin = mapping.bend[0] ?? 0;
      const end = mapping.bend.reduce((sum, value) => sum + value, 0);
      const place = turned ? { left: darkness.length - begin, right: darkness.length - end } : { left: begin, right: end };
      best = { imei, evidence, ...place, moduleWidth: Math.abs(end - begin) / layout.modules };
    }
    return best;
  };
}

const MOST_MODULES = 200;
/** Pixels of a module. Below, three samples a module are more than the profile holds. */
const LEAST_MODULE = 0.75;
const MOST_MODULE = 9;
/** Mean squared differences above which it is some other code, or none: of the anchor, of the first guess, of a later one. */
const BAD_ANCHOR = 0.05;
const HOPELESS = 0.06;
const DOUBTFUL = 0.03;
const PASSES = 3;
/** How many of the likeliest values are compared again between their real neighbours. */
const RECONSIDERED = 14;

/** Tries bends of the module grid, and keeps the one where every place finds a symbol that fits best. */
function searchBend(darkness: Float32Array, layout: ImeiLayout, { left, right, look }: Anchor, samples: Float32Array): Mapping | undefined {
  const count = layout.modules * SAMPLES;
  let best: Mapping | undefined;
  let least = HOPELESS * layout.places.length * SYMBOL_SAMPLES;
  for (const square of BENDS) {
    const mapping = straightMapping(left, right, square);
    sampleAlong(darkness, mapping, samples, count);
    let cost = 0;
    for (let k = 0; k < layout.places.length && cost < least; k++) {
      let fits = Infinity;
      for (const value of layout.places[k]?.values ?? []) {
        fits = Math.min(fits, difference(samples, symbolTemplate(value, look), fits, (k + 1) * SYMBOL_SAMPLES));
      }
      cost += fits;
    }
    if (cost < least) {
      least = cost;
      best = mapping;
    }
  }
  if (best !== undefined) sampleAlong(darkness, best, samples, count);
  return best;
}

/** Shares of the code's length by which its middle may be off, straight first. */
const BENDS = Array.from({ length: 15 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 0.003);

/** Fills in what each value at each place costs, and returns the best value of each place: start, data, check symbol. */
function likeliestValues(
  layout: ImeiLayout,
  start: number,
  samples: Float32Array,
  look: Look,
  costs: Float32Array[],
  neighbours: readonly number[] | undefined,
  template: Float32Array,
): number[] {
  const best = [start];
  for (let k = 0; k <= layout.places.length; k++) {
    const values = layout.places[k]?.values ?? EVERY_VALUE;
    const from = (k + 1) * SYMBOL_SAMPLES;
    const cost = new Float32Array(values.length);
    for (const [i, value] of values.entries()) cost[i] = difference(samples, symbolTemplate(value, look), Infinity, from);
    if (neighbours !== undefined) {
      const before = WIDTHS[neighbours[k] ?? 0];
      const after = k === layout.places.length ? STOP_WIDTHS : WIDTHS[neighbours[k + 2] ?? 0];
      const order = Array.from(cost.keys()).sort((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0));
      const last = cost[order[Math.min(order.length, RECONSIDERED) - 1] ?? 0] ?? 0;
      for (const i of order.slice(0, RECONSIDERED)) {
        templateBetween(template, before, WIDTHS[values[i] ?? 0] ?? '', after, look);
        cost[i] = difference(samples, template, Infinity, from);
      }
      // The others were compared less exactly; they may not win by that.
      for (const i of order.slice(RECONSIDERED)) cost[i] = Math.max(cost[i] ?? 0, last);
    }
    let least = 0;
    for (let i = 1; i < cost.length; i++) if ((cost[i] ?? 0) < (cost[least] ?? 0)) least = i;
    best.push(values[least] ?? 0);
    costs[k] = cost;
  }
  return best;
}

const EVERY_VALUE = Array.from({ length: CHECK_MODULUS }, (_, value) => value);

function meanCost(costs: readonly Float32Array[], layout: ImeiLayout): number {
  let sum = 0;
  for (let k = 0; k <= layout.places.length; k++) sum += costs[k]?.reduce((least, cost) => Math.min(least, cost), Infinity) ?? 0;
  return sum / ((layout.places.length + 1) * SYMBOL_SAMPLES);
}

/** The costs of the single symbols of a row: the highest, and the one in the middle. */
function spreadOf(costs: readonly Float32Array[], layout: ImeiLayout, values: readonly number[]): { worst: number; usual: number } {
  const each = values.map((value, k) => (costs[k]?.[(layout.places[k]?.values ?? EVERY_VALUE).indexOf(value)] ?? 0) / SYMBOL_SAMPLES);
  const sorted = each.sort((a, b) => a - b);
  return { worst: sorted.at(-1) ?? 0, usual: sorted[sorted.length >> 1] ?? 0 };
}

/** What the best row would cost if every symbol were allowed everywhere, digits or not. */
function freeCost(layout: ImeiLayout, samples: Float32Array, look: Look, neighbours: readonly number[], template: Float32Array): number {
  let sum = 0;
  for (let k = 0; k <= layout.places.length; k++) {
    const from = (k + 1) * SYMBOL_SAMPLES;
    const before = WIDTHS[neighbours[k] ?? 0];
    const after = k === layout.places.length ? STOP_WIDTHS : WIDTHS[neighbours[k + 2] ?? 0];
    let least = Infinity;
    for (const value of EVERY_VALUE) {
      if (difference(samples, symbolTemplate(value, look), 3 * least + 0.3, from) > 3 * least + 0.3) continue;
      templateBetween(template, before, WIDTHS[value] ?? '', after, look);
      least = Math.min(least, difference(samples, template, least, from));
    }
    sum += least;
  }
  return sum;
}

/** A blur about as wide, of either shape, and a print gain one step away. */
function isNear(look: Look, now: Look): boolean {
  const ratio = (BLURS[look.blur]?.sigma ?? 0) / (BLURS[now.blur]?.sigma ?? 1);
  return ratio > 0.7 && ratio < 1.43 && Math.abs(look.gain - now.gain) <= 1;
}
