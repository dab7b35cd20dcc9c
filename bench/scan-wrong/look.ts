import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FrameReader, PlacedReading } from '../../renderer/scan/reader/reader.ts';
import { doubtfulScene, LOOKS, type DoubtfulScene } from '../labels/sets/foreign.ts';
import { loadOurReader } from '../scan/our-reader.ts';
import { wrongImeis } from '../scan/rows.ts';

/** What came of some scenes of the endless row. */
export interface Looked {
  readonly scenes: number;
  readonly frames: number;
  /** Frames that carry nothing but a foreign or damaged code. */
  readonly doubtful: number;
  /** Frames with an undamaged IMEI, and those of them in which it was read. */
  readonly whole: number;
  readonly read: number;
  readonly wrong: readonly WrongReading[];
}

/** Scenes that are looked at in one go, always with a new reader at their beginning. */
export const PIECE = 64;

/** With `seed` and `scene` enough to see it again: `bench/scan-wrong/again.ts`. */
export interface WrongReading {
  readonly seed: number;
  readonly scene: number;
  readonly look: number;
  readonly kind: string;
  readonly text: string;
  /** Who read it, and which frame it was for a reader that had seen no other before. */
  readonly method: string;
  readonly attempt: number;
  /** Whether the same number was read in a second frame of the scene, so that it would have counted. */
  readonly accepted: boolean;
}

/** Looks at the scenes of [from, to), `LOOKS` frames each, as a camera over a table would. */
export async function lookAtDoubtfulScenes(seed: number, from: number, to: number): Promise<Looked> {
  const create = await (createReader ??= loadOurReader({ binary: wasmBinary() }));
  const wrong: WrongReading[] = [];
  let [doubtful, whole, read] = [0, 0, 0];
  let [reader, attempt] = [create(), 0];
  for (let index = from; index < to; index++) {
    if (!followsAtOnce(index)) [reader, attempt] = [create(), 0];
    const scene = doubtfulScene(seed, index);
    const mistakes: WrongReading[] = [];
    for (let look = 0; look < LOOKS; look++, attempt++) {
      const readings = readOne(reader, scene, look);
      if (scene.kind === 'imei') whole++;
      else doubtful++;
      if (scene.kind === 'imei' && readings.some(({ text }) => scene.allowed.includes(text))) read++;
      for (const text of wrongIn(readings, scene)) {
        const method = readings.find((reading) => reading.text.includes(text))?.method ?? 'engine';
        mistakes.push({ seed, scene: index, look, kind: scene.kind, text, method, attempt, accepted: false });
      }
    }
    for (const mistake of mistakes) {
      const twice = mistakes.filter(({ text }) => text === mistake.text).length > 1;
      wrong.push({ ...mistake, accepted: twice || readAgain(create(), scene, mistake.text) });
    }
  }
  return { scenes: to - from, frames: (to - from) * LOOKS, doubtful, whole, read, wrong };
}

let createReader: ReturnType<typeof loadOurReader> | undefined;

/**
 * Most boxes come to an empty table, so that the reader knows nothing. Of eight scenes the seventh to the ninth follow each other
 * at once, under the eyes of one reader, which must not take one box for another: an IMEI, a foreign code, an IMEI.
 */
export function followsAtOnce(scene: number): boolean {
  return scene % 8 === 7 || (scene % 8 === 0 && scene % PIECE > 0);
}

export function wasmBinary(): ArrayBuffer {
  return new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer;
}

function readOne(reader: FrameReader, scene: DoubtfulScene, look: number): PlacedReading[] {
  return reader.read({ luma: scene.frame(look), width: scene.width, height: scene.height });
}

function wrongIn(readings: readonly PlacedReading[], { allowed }: DoubtfulScene): string[] {
  const texts = readings.map(({ text }) => text);
  return wrongImeis({ attempts: [{ frame: 0, at: 0, cost: 0, texts }], imeis: allowed });
}

/** A second more of the same scene: would the number have been seen a second time? */
function readAgain(reader: FrameReader, scene: DoubtfulScene, text: string): boolean {
  return Array.from({ length: 30 }, (_, i) => LOOKS + i).some((look) => wrongIn(readOne(reader, scene, look), scene).includes(text));
}
