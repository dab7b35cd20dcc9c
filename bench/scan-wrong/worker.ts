import { parentPort } from 'node:worker_threads';
import { lookAtDoubtfulFrames } from './look.ts';

/** A thread that looks at one piece of the row after another. */
export interface Piece {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

parentPort?.on('message', ({ seed, from, to }: Piece) => {
  void lookAtDoubtfulFrames(seed, from, to).then((looked) => parentPort?.postMessage(looked));
});
