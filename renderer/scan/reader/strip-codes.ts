import { parseImei } from '../../../core/domain/imei.ts';
import { moduleWidthOf } from './bar-count.ts';
import type { Band } from './bands.ts';
import { createCropper, cornersInStrip } from './crop.ts';
import { LINEAR, type DecodeEngine } from './engine.ts';
import { preparationsFor } from './preparations.ts';
import { createProfiler } from './profile.ts';
import { createProof } from './proof.ts';
import type { Corners, PlacedReading } from './reader.ts';
import { cornersInFrame, type Strip } from './rectify.ts';
import { createSoftCode128 } from './soft-code128.ts';
import { isBelievable, isProven } from './verdict.ts';

/** Reads the linear codes of a strip, in two ways. */
export interface StripReader {
  /**
   * The engine's readings of the strip, prepared in one of the ways of `preparations.ts`, and the rectangles that they fill. An IMEI that is
   * not among the `proven` ones is left out unless the strip shows its code (`proof.ts`).
   */
  byEngine(
    strip: Strip,
    longest: number,
    way: number,
    proven: ReadonlySet<string>,
  ): { readonly reading: PlacedReading; readonly band: Band }[];
  /** The soft reader's reading of one band, if it stands the test of `verdict.ts`. */
  softly(strip: Strip, band: Band): PlacedReading | undefined;
}

export function createStripReader(engine: DecodeEngine): StripReader {
  const crop = createCropper();
  const profileOf = createProfiler();
  const readSoftly = createSoftCode128();
  const proofOf = createProof();
  let line = new Float32Array(0);

  function isShown(strip: Strip, band: Band, imei: string, corners: Corners): boolean {
    const profile = profileOf(strip, band);
    return profile !== undefined && isProven(proofOf(profile, imei, corners[1].x < corners[0].x));
  }

  return {
    byEngine(strip, longest, way, proven) {
      const preparation = preparationsFor(longest)[way];
      if (preparation === undefined) return [];
      if (line.length < strip.width) line = new Float32Array(strip.width);
      const request = { symbologies: LINEAR, alsoTurned: false, alsoSmaller: false };
      return engine.decode(crop(strip, preparation), request).flatMap(({ text, symbology, corners }) => {
        const places = cornersInStrip(corners, strip, preparation);
        const band = around(strip, places);
        if (parseImei(text) !== undefined && !proven.has(text) && !isShown(strip, band, text, places)) return [];
        readLine(strip, (band.top + band.bottom) / 2, line);
        const moduleWidth = moduleWidthOf(line.subarray(0, strip.width), band.left, band.right);
        const reading = { text, symbology, corners: cornersInFrame(strip, places), method: 'engine' } as const;
        return [{ band, reading: moduleWidth === undefined ? reading : { ...reading, moduleWidth } }];
      });
    },

    softly(strip, band) {
      const profile = profileOf(strip, band);
      const read = profile === undefined ? undefined : readSoftly(profile);
      if (profile === undefined || read === undefined || !isBelievable(read.evidence)) return undefined;
      const [left, right] = [profile.from + read.left, profile.from + read.right];
      // On its head, a code's upper edge is the lower one of the strip.
      const [top, bottom] = left < right ? [band.top, band.bottom] : [band.bottom, band.top];
      const corners = [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ] as const;
      return {
        text: read.imei,
        symbology: 'Code128',
        corners: cornersInFrame(strip, corners),
        method: 'soft',
        moduleWidth: read.moduleWidth,
      };
    },
  };
}

/** The strip pixels that a code covers. */
function around({ width, height }: Strip, corners: Corners): Band {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    right: Math.min(width, Math.ceil(Math.max(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    bottom: Math.min(height, Math.ceil(Math.max(...ys))),
  };
}

/** Three rows averaged: enough to count bars, which the engine could tell apart already. */
function readLine({ data, width, height }: Strip, middle: number, line: Float32Array): void {
  const row = Math.max(1, Math.min(height - 2, Math.round(middle)));
  for (let x = 0, at = row * width; x < width; x++, at++)
    line[x] = ((data[at - width] ?? 0) + (data[at] ?? 0) + (data[at + width] ?? 0)) / 3;
}
