import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { doubtfulFrame } from '../labels/sets/foreign.ts';
import { loadOurReader } from '../scan/our-reader.ts';
import { wrongImeis } from '../scan/rows.ts';

/** What came of some frames of the endless row. */
export interface Looked {
  readonly frames: number;
  /** Frames that carry nothing but a foreign or damaged code. */
  readonly doubtful: number;
  /** Frames with an undamaged IMEI, and those of them that were read right at one look. */
  readonly whole: number;
  readonly read: number;
  readonly wrong: readonly WrongReading[];
}

export interface WrongReading {
  readonly index: number;
  readonly kind: string;
  readonly text: string;
  /** Whether the same number was read again from the same scene, so that it would have counted. */
  readonly accepted: boolean;
}

/** Looks at the frames of [from, to), each once and with one reader, so that its ways of looking take turns. */
export async function lookAtDoubtfulFrames(seed: number, from: number, to: number): Promise<Looked> {
  const binary = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer;
  createReader ??= loadOurReader({ binary });
  const create = await createReader;
  const reader = create();
  const wrong: WrongReading[] = [];
  let [doubtful, whole, read] = [0, 0, 0];
  for (let index = from; index < to; index++) {
    const frame = doubtfulFrame(seed, index);
    const texts = reader.read(frame).map(({ text }) => text);
    if (frame.kind === 'imei') whole++;
    else doubtful++;
    if (frame.kind === 'imei' && frame.allowed.some((imei) => texts.includes(imei))) read++;
    for (const text of wrongIn(texts, frame.allowed))
      wrong.push({ index, kind: frame.kind, text, accepted: readAgain(create(), seed, index, text) });
  }
  return { frames: to - from, doubtful, whole, read, wrong };
}

let createReader: ReturnType<typeof loadOurReader> | undefined;

function wrongIn(texts: readonly string[], allowed: readonly string[]): string[] {
  return wrongImeis({ attempts: [{ frame: 0, at: 0, cost: 0, texts }], imeis: allowed });
}

/** A second of the same scene with other noise: would the number have been seen a second time? */
function readAgain(reader: ReturnType<Awaited<ReturnType<typeof loadOurReader>>>, seed: number, index: number, text: string): boolean {
  let seen = 1;
  for (let look = 1; look <= 30 && seen < 2; look++) {
    if (reader.read(doubtfulFrame(seed, index, look)).some((reading) => reading.text === text)) seen++;
  }
  return seen >= 2;
}
