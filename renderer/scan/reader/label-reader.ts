import { createBandFinder, type Band } from './bands.ts';
import { nothingRemembered, remember } from './box-memory.ts';
import { regionOfCode } from './code-region.ts';
import { LINEAR, type DecodeEngine } from './engine.ts';
import { qualityOf, type BarsPlace } from './frame-quality.ts';
import { createGradientBlocks } from './gradient-blocks.ts';
import { WAYS } from './preparations.ts';
import type { EngineName, FrameQuality, FrameReader, LumaFrame, PlacedReading, Symbology } from './reader.ts';
import { createRectifier } from './rectify.ts';
import { createRegionFinder } from './regions.ts';
import { looksEverywhere, planFor, softAttempts } from './schedule.ts';
import { createStripReader } from './strip-codes.ts';

/** A reader that remembers the frames before. One for each camera. */
export interface LabelReader extends FrameReader {
  readonly engine: EngineName;
  /** What the frame that was read last was like; undefined before the first one. */
  quality(): FrameQuality | undefined;
}

/**
 * Reads phone-box labels as a camera sees them: at any angle, small, dark, out of focus.
 *
 * Per frame it
 * 1. locates the blocks of parallel bars (`gradient-blocks.ts`, `regions.ts`, `tilt.ts`),
 * 2. cuts them out upright (`rectify.ts`), prepares the cut-out (`crop.ts`, `preparations.ts`) and gives it to the decoding engine, which
 *    is far better on upright bars than on a whole frame, and faster, and believes an IMEI only where the bars show its code (`proof.ts`),
 * 3. finds what the engine has left unread (`bands.ts`), averages it (`profile.ts`) and gives it to the reader for blurred IMEIs
 *    (`soft-code128.ts`), whose word counts only if it stands a test of its own (`verdict.ts`).
 * What is tried on which frame is in `schedule.ts`, and what is kept from frame to frame in `box-memory.ts`.
 */
export function createLabelReader(engine: DecodeEngine): LabelReader {
  const measureBlocks = createGradientBlocks();
  const findRegions = createRegionFinder();
  const rectify = createRectifier();
  const findBands = createBandFinder();
  const strips = createStripReader(engine);
  let frames = 0;
  let memory = nothingRemembered;
  let placesBefore: readonly (BarsPlace | undefined)[] = [];
  let quality: FrameQuality | undefined;

  return {
    engine: engine.name,
    quality: () => quality,
    read(frame) {
      if (frame.luma.length < frame.width * frame.height) throw new RangeError('a frame that is shorter than it says');
      const turn = frames++;
      const plan = planFor(turn, memory, WAYS);
      const readings: PlacedReading[] = [];
      let place: BarsPlace | undefined;
      const located = findRegions(measureBlocks(frame), plan.regions);
      const regions =
        located.length === 0 && looksEverywhere(turn)
          ? everywhere(engine, frame, LINEAR, true).map(({ corners }) => regionOfCode(corners))
          : located;
      for (const [i, region] of regions.entries()) {
        const strip = rectify(frame, region, plan.pitch);
        const known = strips.byEngine(strip, region.longest, plan.way, plan.proven);
        readings.push(...known.map(({ reading }) => reading));
        const attempts = softAttempts(turn, memory, readings);
        // What the engine has read tells enough about the picture; the bands are needed for what it has not.
        const bands = attempts > 0 || (i === 0 && known.length === 0) ? findBands(strip) : known.map(({ band }) => band);
        const unread = bands.filter((band) => !known.some((read) => overlap(read.band, band)));
        for (const band of unread.slice(0, attempts)) readings.push(...[strips.softly(strip, band)].filter((read) => read !== undefined));
        if (i > 0) continue;
        place = { x: region.x, y: region.y, length: region.length };
        quality = qualityOf({ frame, strip, bands, readings, place, placesBefore });
      }
      if (regions.length === 0) quality = qualityOf({ frame, strip: undefined, bands: [], readings, place, placesBefore });
      if (plan.wholeFrame.length > 0) readings.push(...everywhere(engine, frame, plan.wholeFrame, false));
      placesBefore = [place, ...placesBefore].slice(0, PLACES);
      memory = remember(memory, turn, plan.way, readings);
      return readings;
    },
  };
}

/** How many frames back movement is looked for: less than half a second, in which a hand that moves does not come back. */
const PLACES = 12;

function everywhere(engine: DecodeEngine, frame: LumaFrame, symbologies: readonly Symbology[], alsoTurned: boolean): PlacedReading[] {
  return engine.decode(frame, { symbologies, alsoTurned, alsoSmaller: false }).map((reading) => ({ ...reading, method: 'engine' }));
}

/** Whether a band is the same code as one that was read: side by side does not count, nor does one upon the other. */
function overlap(read: Band, band: Band): boolean {
  const along = Math.min(read.right, band.right) - Math.max(read.left, band.left);
  const across = Math.min(read.bottom, band.bottom) - Math.max(read.top, band.top);
  return along > 0.5 * (band.right - band.left) && across > 0;
}
