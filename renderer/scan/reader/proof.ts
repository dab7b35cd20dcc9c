import { SAMPLES } from './blur-model.ts';
import { STOP, SYMBOL } from './code128-table.ts';
import { writingsOf } from './imei-layouts.ts';
import { bestLook, unexplained } from './look-fit.ts';
import { walkAlong } from './module-walk.ts';
import type { Profile } from './soft-code128.ts';
import { fitMapping, sampleAlong, type Mapping } from './soft-fit.ts';
import { codeTemplate, LOOKS, SYMBOL_SAMPLES, type Look } from './soft-templates.ts';

/**
 * A function that holds what a decoding engine says against the picture: it draws the code that this IMEI would be printed as, lays
 * that upon the profile, and returns the share of the profile that the worst symbol leaves unexplained (`unexplained` in look-fit.ts).
 * `isProven` in verdict.ts judges it.
 *
 * Engines take each pattern of bars for the valid one that is nearest. Of a code with a bad edge or two, one in a few thousand
 * becomes another IMEI that way, check symbol and Luhn digit included, and does so in frame after frame.
 * @param onHead the code runs from right to left
 * @returns the least of all ways in which the IMEI may be written
 */
export function createProof(): (profile: Profile, imei: string, onHead: boolean) => number {
  const sampleBuffer = new Float32Array(MOST_SAMPLES);
  const templateBuffer = new Float32Array(MOST_SAMPLES);

  function worstSymbol(row: Float32Array, left: number, right: number, values: readonly number[], enough: number): number {
    const count = (values.length * SYMBOL + STOP) * SAMPLES;
    const samples = sampleBuffer.subarray(0, count);
    const whole = templateBuffer.subarray(0, count);
    codeTemplate(whole, values, ORDINARY);
    let mapping: Mapping = walkAlong(row, left, right, whole, values.length);
    let worst = 1;
    for (let pass = 0; pass < PASSES && worst > enough; pass++) {
      if (pass > 0) for (let step = 0; step < 4; step++) mapping = fitMapping(row, mapping, whole) ?? mapping;
      sampleAlong(row, mapping, samples, count);
      codeTemplate(whole, values, bestLook(LOOKS, samples, values, whole) ?? ORDINARY);
      worst = Math.min(worst, worstOf(samples, whole, values.length));
    }
    return worst;
  }

  return ({ darkness, left, right }, imei, onHead) => {
    const row = onHead ? darkness.toReversed() : darkness;
    const [begin, end] = onHead ? [darkness.length - right, darkness.length - left] : [left, right];
    let least = 1;
    for (const values of writingsOf(imei)) {
      least = Math.min(least, worstSymbol(row, begin, end, values, WELL));
      if (least <= WELL) break;
    }
    return least;
  };
}

/** A code of one symbol a digit has 17 symbols and a stop pattern. */
const MOST_SAMPLES = (17 * SYMBOL + STOP) * SAMPLES;
const PASSES = 4;
/** No need to look for a better fit. */
const WELL = 0.1;
/** A little blur: what the walk along the code expects. */
const ORDINARY: Look = LOOKS.find(({ blur, gain }) => blur === 2 && gain === 1) ?? { blur: 0, gain: 0 };

function worstOf(samples: Float32Array, whole: Float32Array, symbols: number): number {
  let worst = 0;
  for (let symbol = 0; symbol < symbols; symbol++)
    worst = Math.max(worst, unexplained(samples, whole, symbol * SYMBOL_SAMPLES, SYMBOL_SAMPLES));
  return worst;
}
