import type { Attempt, ContestantName, Film, Outcome } from '../../contest.ts';

/** One way of reading codes from pictures. */
export interface Contestant {
  readonly name: ContestantName;
  /** Milliseconds between the end of one attempt and the next one. */
  readonly pause: number;
  /** How often a still may be looked at; more than once only for a reader that looks another way each time. */
  readonly looks: number;
  /** A new clip or still begins: what was seen before is forgotten. Not timed. */
  begin(): void | Promise<void>;
  /** Puts a frame into the form that the reader takes. Not timed: in a real page the browser does that in different ways. */
  prepare(luma: Uint8Array<ArrayBuffer>, width: number, height: number): () => readonly string[] | Promise<readonly string[]>;
}

export type ToContestant = { readonly film: Film };
export type FromContestant =
  | { readonly kind: 'ready' }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Runs a contestant in this worker. Clips have a clock of their own that the measured cost of each attempt advances: when an answer is
 * there, the newest frame is the next one, as with a camera whose frames do not queue.
 */
export function compete(start: () => Promise<Contestant>): void {
  const tell = (message: FromContestant) => postMessage(message);
  const starting = start();
  starting.then(
    () => tell({ kind: 'ready' }),
    (error: unknown) => tell({ kind: 'failed', message: String(error) }),
  );
  addEventListener('message', ({ data: { film } }: MessageEvent<ToContestant>) => {
    starting
      .then((contestant) => watch(contestant, film))
      .then(
        (outcome) => tell({ kind: 'outcome', outcome }),
        (error: unknown) => tell({ kind: 'failed', message: `${film.id}: ${String(error)}` }),
      );
  });
}

async function watch(contestant: Contestant, film: Film): Promise<Outcome> {
  await contestant.begin();
  const attempts = film.kind === 'still' ? await lookAt(contestant, film) : await play(contestant, film);
  const { id, kind, imeis, timingOnly, width, height } = film;
  const lasts = kind === 'still' ? 0 : (film.frames.length * 1000) / film.fps;
  return { contestant: contestant.name, id, kind, imeis, timingOnly, width, height, lasts, attempts };
}

async function play(contestant: Contestant, film: Film): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  const period = 1000 / film.fps;
  let time = 0;
  let frame = 0;
  for (;;) {
    frame = Math.max(frame, Math.floor(time / period));
    if (frame >= film.frames.length) return attempts;
    const { texts, cost } = await timed(contestant, film, frame);
    time = Math.max(time, frame * period) + cost;
    attempts.push({ frame, at: time, cost, texts });
    time += contestant.pause;
    frame += 1;
  }
}

async function lookAt(contestant: Contestant, film: Film): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  const known = new Set<string>();
  for (let look = 0, at = 0; look < contestant.looks && !film.imeis.every((imei) => known.has(imei)); look++) {
    const { texts, cost } = await timed(contestant, film, 0);
    at += cost;
    attempts.push({ frame: 0, at, cost, texts });
    for (const text of texts) for (const imei of film.imeis) if (text.includes(imei)) known.add(imei);
  }
  return attempts;
}

async function timed(
  { prepare }: Contestant,
  { frames, width, height }: Film,
  frame: number,
): Promise<{ texts: readonly string[]; cost: number }> {
  const buffer = frames[frame];
  if (buffer === undefined) throw new RangeError(`no frame ${frame}`);
  const luma = new Uint8Array(width * height);
  luma.set(new Uint8Array(buffer));
  const read = prepare(luma, width, height);
  const began = performance.now();
  const texts = await read();
  return { texts, cost: performance.now() - began };
}

/** Four bytes a pixel, for libraries that take pictures only so. */
export function rgbaOf(luma: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(luma.length * 4);
  const words = new Uint32Array(rgba.buffer);
  for (let i = 0; i < luma.length; i++) words[i] = 0xff000000 | ((luma[i] ?? 0) * 0x010101);
  return rgba;
}

/** Keeps zxing-js from telling the console of everything that it did not find, which would cost it more time than looking. */
export function quietly(): void {
  console.warn = () => {};
}
