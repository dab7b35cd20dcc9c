import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bench, BenchOptions, BenchRow } from '../bench.ts';
import { LOOKS } from '../labels/sets/foreign.ts';
import { PIECE, wasmBinary, type Looked, type WrongReading } from './look.ts';
import { digestOf, openProgress } from './progress-file.ts';
import type { Piece } from './worker.ts';

/** Whether a wrong IMEI is ever read: many small pictures, half of them of foreign and damaged codes. Ends and goes on where it was. */
export const scanWrongBench: Bench = { name: 'scan-wrong', byDefault: false, run };

const DEFAULT_FRAMES = 20_480;
const MINUTE = 60_000;

async function run({ seed, frames = DEFAULT_FRAMES, threads, progress }: BenchOptions): Promise<BenchRow[]> {
  const digest = digestOf(join(import.meta.dirname, 'look.ts'), new Uint8Array(wasmBinary()));
  const file = openProgress(join(import.meta.dirname, '../../out/bench'), seed, digest);
  // Whole pieces, so that a longer run later goes on with all that a shorter one has done.
  const pieces = Array.from({ length: Math.ceil(frames / LOOKS / PIECE) }, (_, i): Piece => ({
    seed,
    from: i * PIECE,
    to: (i + 1) * PIECE,
  }));
  const open = pieces.filter(({ from }) => !file.done.has(from));
  if (open.length < pieces.length) progress(`${pieces.length - open.length} of ${pieces.length} pieces were done before`);
  for (const { from } of pieces) for (const reading of file.done.get(from)?.wrong ?? []) progress(told(reading));
  const began = performance.now();
  let [done, saidAt] = [0, began];
  await lookInThreads(open, threads ?? Math.max(1, availableParallelism() - 1), (piece, looked) => {
    file.keep(piece.from, looked);
    done++;
    for (const reading of looked.wrong) progress(told(reading));
    const now = performance.now();
    if (now - saidAt < MINUTE && done < open.length) return;
    saidAt = now;
    const left = (((now - began) / done) * (open.length - done)) / MINUTE;
    progress(`${done * PIECE * LOOKS} of ${open.length * PIECE * LOOKS} frames, ${left.toFixed(0)} minutes to go`);
  });
  return rowsOf(pieces.flatMap(({ from }) => file.done.get(from) ?? []));
}

/** All that is needed to see it again. */
function told({ seed, scene, look, kind, text, method, attempt, accepted }: WrongReading): string {
  const times = accepted ? 'twice: it would have counted' : 'once';
  return (
    `wrong: ${text}, ${times}, from a scene of kind ${kind} by ${method} at attempt ${attempt}` +
    ` (seed ${seed}, scene ${scene}, frame ${look}): node bench/scan-wrong/again.ts ${seed} ${scene}`
  );
}

function rowsOf(all: readonly Looked[]): BenchRow[] {
  const sum = (count: (looked: Looked) => number) => all.reduce((total, looked) => total + count(looked), 0);
  const [whole, read] = [sum((looked) => looked.whole), sum((looked) => looked.read)];
  const row = (id: string, unit: string, ours: number | null): BenchRow => ({ id, unit, ours, peers: {} });
  const scenes = sum((looked) => looked.scenes);
  const frames = sum((looked) => looked.frames);
  const doubtful = sum((looked) => looked.doubtful);
  const readings = sum((looked) => looked.wrong.length);
  const accepted = new Set(all.flatMap(({ wrong }) => wrong.filter((one) => one.accepted).map(({ scene, text }) => `${scene} ${text}`)));
  return [
    row('scenes', 'count', scenes),
    row('frames', 'count', frames),
    row('doubtful-frames', 'count', doubtful),
    row('whole-imeis-read-share', '%', whole === 0 ? null : Math.round((1000 * read) / whole) / 10),
    row('wrong-readings', 'count', readings),
    row('wrong-imeis', 'count', accepted.size),
  ];
}

/** Hands out pieces to threads until all are done. */
export async function lookInThreads(
  pieces: readonly Piece[],
  threads: number,
  done: (piece: Piece, looked: Looked) => void,
): Promise<void> {
  const waiting = [...pieces];
  await Promise.all(
    Array.from({ length: Math.min(waiting.length, threads) }, async () => {
      // With room for what is thrown away at once it is thrown away less often: a twentieth of the time.
      const thread = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 64 } });
      try {
        for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) done(piece, await looked(thread, piece));
      } finally {
        await thread.terminate();
      }
    }),
  );
}

/** Not `removeAllListeners`: that takes the worker's own ones too, and it is never heard of again. */
function looked(thread: Worker, piece: Piece): Promise<Looked> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: Looked): void => {
      thread.off('error', onError);
      resolve(answer);
    };
    const onError = (error: Error): void => {
      thread.off('message', onMessage);
      reject(error);
    };
    thread.once('message', onMessage);
    thread.once('error', onError);
    thread.postMessage(piece);
  });
}
