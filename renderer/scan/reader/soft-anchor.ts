import { SAMPLES } from './blur-model.ts';
import { STOP } from './code128-table.ts';
import { cubicAt } from './cubic.ts';
import type { ImeiLayout } from './imei-layouts.ts';
import { PLAIN_LOOKS, startTemplate, stopTemplate, STOP_SAMPLES, SYMBOL_SAMPLES, type Look } from './soft-templates.ts';

/** Where a code begins and ends in a profile, and how blurred it is. */
export interface Anchor {
  /** Profile pixels of the first bar's begin and the last bar's end. */
  readonly left: number;
  readonly right: number;
  readonly start: number;
  readonly look: Look;
  /** Mean squared difference of the start and stop pattern from what was expected. */
  readonly cost: number;
}

/**
 * A function that looks for the start symbol near `left` and the stop pattern near `right`. They are the same in every code, so
 * they tell the place, the direction and the blur before a single digit is known.
 * @param profile darkness, 0 paper to 1 ink, one value a pixel
 */
export function createAnchor(): (profile: Float32Array, left: number, right: number, layout: ImeiLayout) => Anchor {
  const window = new Float32Array(STOP_SAMPLES);
  const starts = PLAIN_LOOKS.map(() => ({ cost: Infinity, shift: 0, value: 0 }));
  const stops = PLAIN_LOOKS.map(() => ({ cost: Infinity, shift: 0 }));

  return (profile, left, right, { modules, starts: values }) => {
    const module = (right - left) / modules;
    for (const start of starts) start.cost = Infinity;
    for (const stop of stops) stop.cost = Infinity;
    for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift += SHIFT_STEP) {
      const dearer = 1 + 0.02 * Math.abs(shift);
      look(profile, left + shift * module, module, window, SYMBOL_SAMPLES);
      for (const [i, kind] of PLAIN_LOOKS.entries()) {
        const known = starts[i];
        if (known === undefined) continue;
        for (const value of values) {
          const cost = dearer * difference(window, startTemplate(value, kind), known.cost);
          if (cost < known.cost) Object.assign(known, { cost, shift, value });
        }
      }
      look(profile, right + (shift - STOP) * module, module, window, STOP_SAMPLES);
      for (const [i, kind] of PLAIN_LOOKS.entries()) {
        const known = stops[i];
        if (known === undefined) continue;
        const cost = dearer * difference(window, stopTemplate(kind), known.cost);
        if (cost < known.cost) Object.assign(known, { cost, shift });
      }
    }
    let best: Anchor = { left, right, start: 0, look: { blur: 0, gain: 0 }, cost: Infinity };
    for (const [i, kind] of PLAIN_LOOKS.entries()) {
      const start = starts[i];
      const stop = stops[i];
      if (start === undefined || stop === undefined) continue;
      const cost = (start.cost + stop.cost) / (SYMBOL_SAMPLES + STOP_SAMPLES);
      if (cost < best.cost) {
        best = { left: left + start.shift * module, right: right + stop.shift * module, start: start.value, look: kind, cost };
      }
    }
    return best;
  };
}

/** Modules by which the outer edges may have been placed wrong; blur and text nearby do that. */
const MOST_SHIFT = 1.5;
const SHIFT_STEP = 0.25;

function look(profile: Float32Array, from: number, module: number, window: Float32Array, samples: number): void {
  for (let i = 0; i < samples; i++) window[i] = cubicAt(profile, from + ((i + 0.5) / SAMPLES) * module - 0.5);
}

/** Sum of squared differences; stops early once it is above `enough`. */
export function difference(window: Float32Array, template: Float32Array, enough: number, from = 0): number {
  let sum = 0;
  for (let i = 0; i < template.length; i++) {
    const step = (window[from + i] ?? 0) - (template[i] ?? 0);
    sum += step * step;
    if (sum > enough) return sum;
  }
  return sum;
}
