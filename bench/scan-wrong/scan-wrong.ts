import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bench, BenchOptions, BenchRow } from '../bench.ts';
import type { Looked } from './look.ts';
import { openProgress } from './progress-file.ts';
import type { Piece } from './worker.ts';

/** Whether a wrong IMEI is ever read: many small pictures, half of them of foreign and damaged codes. Ends and goes on where it was. */
export const scanWrongBench: Bench = { name: 'scan-wrong', byDefault: false, run };

const root = join(import.meta.dirname, '../..');
const PIECE = 500;
const DEFAULT_FRAMES = 20_000;

async function run({ seed, frames = DEFAULT_FRAMES, progress }: BenchOptions): Promise<BenchRow[]> {
  const file = openProgress(join(root, 'out/bench'), seed, [join(root, 'renderer/scan/reader'), join(root, 'bench/labels')]);
  const pieces = Array.from({ length: Math.ceil(frames / PIECE) }, (_, i): Piece => ({
    seed,
    from: i * PIECE,
    to: Math.min(frames, (i + 1) * PIECE),
  }));
  const isDone = ({ from, to }: Piece) => file.done.get(from)?.frames === to - from;
  const open = pieces.filter((piece) => !isDone(piece));
  if (open.length < pieces.length) progress(`${pieces.length - open.length} of ${pieces.length} pieces were done before`);
  const began = performance.now();
  let done = 0;
  await lookInThreads(open, (piece, looked) => {
    file.keep(piece.from, looked);
    done++;
    const minutes = (((performance.now() - began) / done) * (open.length - done)) / 60_000;
    for (const { index, kind, text, accepted } of looked.wrong)
      progress(`wrong in frame ${index} (${kind}): ${text}${accepted ? ', twice' : ', once'}`);
    if (done % 5 === 0 || done === open.length)
      progress(`${done} of ${open.length} pieces of ${PIECE}, ${minutes.toFixed(0)} minutes to go`);
  });
  return rowsOf(pieces.flatMap(({ from }) => file.done.get(from) ?? []));
}

function rowsOf(all: readonly Looked[]): BenchRow[] {
  const sum = (count: (looked: Looked) => number) => all.reduce((total, looked) => total + count(looked), 0);
  const [whole, read] = [sum((looked) => looked.whole), sum((looked) => looked.read)];
  const row = (id: string, unit: string, ours: number | null): BenchRow => ({ id, unit, ours, peers: {} });
  return [
    row(
      'frames',
      'count',
      sum((looked) => looked.frames),
    ),
    row(
      'doubtful-frames',
      'count',
      sum((looked) => looked.doubtful),
    ),
    row('whole-imeis-read-share', '%', whole === 0 ? null : Math.round((1000 * read) / whole) / 10),
    row(
      'wrong-readings',
      'count',
      sum((looked) => looked.wrong.length),
    ),
    row(
      'wrong-imeis',
      'count',
      sum((looked) => looked.wrong.filter(({ accepted }) => accepted).length),
    ),
  ];
}

/** Hands out pieces to as many threads as leave a core for the person at the machine. */
export async function lookInThreads(pieces: readonly Piece[], done: (piece: Piece, looked: Looked) => void): Promise<void> {
  const waiting = [...pieces];
  await Promise.all(
    Array.from({ length: Math.min(waiting.length, Math.max(1, availableParallelism() - 1)) }, async () => {
      const thread = new Worker(new URL('./worker.ts', import.meta.url));
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
