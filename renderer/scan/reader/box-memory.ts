import { parseImei } from '../../../core/domain/imei.ts';
import type { PlacedReading } from './reader.ts';

/**
 * What the frames before have shown, as far as it helps to read the next one faster. It never changes what a frame says: a
 * value that is not in a frame is not reported for it.
 */
export interface BoxMemory {
  /** IMEIs of the last frames. */
  readonly imeis: ReadonlyMap<string, SeenImei>;
  /** The place in the list of preparations of the one that read an IMEI last. */
  readonly worked: number | undefined;
  /** Frames since an IMEI was read. */
  readonly fruitless: number;
  /** The first frame in which a known box may be looked at less closely: a second after that last showed nothing. */
  readonly skimFrom: number;
}

interface SeenImei {
  readonly times: number;
  readonly lastFrame: number;
}

export const nothingRemembered: BoxMemory = { imeis: new Map(), worked: undefined, fruitless: 0, skimFrom: 0 };

/** The memory after a frame. An IMEI is forgotten a second after it was last seen. */
export function remember(before: BoxMemory, frame: number, way: number, readings: readonly PlacedReading[]): BoxMemory {
  const imeis = new Map([...before.imeis].filter(([, { lastFrame }]) => frame - lastFrame < FORGET_FRAMES));
  let byEngine = false;
  let found = false;
  for (const { text, method } of readings) {
    if (parseImei(text) === undefined) continue;
    found = true;
    byEngine ||= method === 'engine';
    const seen = imeis.get(text);
    if (seen?.lastFrame !== frame) imeis.set(text, { times: (seen?.times ?? 0) + 1, lastFrame: frame });
  }
  return {
    imeis,
    worked: byEngine ? way : before.worked === way ? undefined : before.worked,
    fruitless: found ? 0 : before.fruitless + 1,
    skimFrom: found ? before.skimFrom : frame + FORGET_FRAMES,
  };
}

const FORGET_FRAMES = 30;
