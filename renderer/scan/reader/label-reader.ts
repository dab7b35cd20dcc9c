import { createBandFinder, type Band } from './bands.ts';
import { createCropper, cropCornersInFrame, type Preparation } from './crop.ts';
import { LINEAR, MATRIX, type DecodeEngine } from './engine.ts';
import { createGradientBlocks } from './gradient-blocks.ts';
import { parseImei } from '../../../core/domain/imei.ts';
import { preparationsFor } from './preparations.ts';
import { createProfiler } from './profile.ts';
import type { EngineName, FrameReader, LumaFrame, PlacedReading } from './reader.ts';
import { createRectifier, frameCorners, type Strip } from './rectify.ts';
import { createRegionFinder, type Region } from './regions.ts';
import { createSoftCode128 } from './soft-code128.ts';
import { isBelievable } from './verdict.ts';

export interface LabelReader extends FrameReader {
  readonly engine: EngineName;
}

export function createLabelReader(engine: DecodeEngine): LabelReader {
  const measureBlocks = createGradientBlocks();
  const findRegions = createRegionFinder();
  const rectify = createRectifier();
  const crop = createCropper();
  const findBands = createBandFinder();
  const profileOf = createProfiler();
  const readSoftly = createSoftCode128();
  let frames = 0;

  function engineReadings(strip: Strip, preparation: Preparation): PlacedReading[] {
    const picture = crop(strip, preparation);
    return engine
      .decode(picture, { symbologies: LINEAR, alsoTurned: false, alsoSmaller: false })
      .map(({ text, symbology, corners }) => ({ text, symbology, corners: cropCornersInFrame(corners, strip, preparation), method: 'engine' }));
  }

  function softReadings(strip: Strip, bands: readonly Band[]): PlacedReading[] {
    const readings: PlacedReading[] = [];
    for (const band of bands.slice(0, 6)) {
      const profile = profileOf(strip, band);
      if (profile === undefined) continue;
      const read = readSoftly(profile);
      if (read === undefined || !isBelievable(read.evidence)) continue;
      const { imei, left, right, moduleWidth } = read;
      const corners = frameCorners(strip, profile.from + left, band.top, profile.from + right, band.bottom);
      readings.push({ text: imei, symbology: 'Code128', corners, method: 'soft', moduleWidth });
    }
    return readings;
  }

  return {
    engine: engine.name,
    read(frame: LumaFrame) {
      const turn = frames++;
      const readings: PlacedReading[] = [];
      const regions: Region[] = findRegions(measureBlocks(frame), turn % 3 === 2 ? 2 : 1);
      for (const region of regions) {
        const strip = rectify(frame, region);
        const ways = preparationsFor(region.longest);
        const way = ways[turn % ways.length];
        if (way !== undefined) readings.push(...engineReadings(strip, way));
        if (!readings.some(({ text }) => parseImei(text) !== undefined)) readings.push(...softReadings(strip, findBands(strip)));
      }
      if (turn % 4 === 3) {
        readings.push(...engine.decode(frame, { symbologies: MATRIX, alsoTurned: false, alsoSmaller: false }));
      }
      return readings;
    },
  };
}
