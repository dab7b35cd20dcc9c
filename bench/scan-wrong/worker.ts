import { parentPort } from 'node:worker_threads';
import { lookAtDoubtfulScenes } from './look.ts';

/** A thread that looks at one piece of the row after another. */
export interface Piece {
  readonly seed: number;
  /** Scenes; `to` is not looked at. */
  readonly from: number;
  readonly to: number;
}

parentPort?.on('message', ({ seed, from, to }: Piece) => {
  void lookAtDoubtfulScenes(seed, from, to).then((looked) => parentPort?.postMessage(looked));
});
