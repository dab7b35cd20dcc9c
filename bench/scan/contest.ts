import type { ClipOrder, StillOrder } from '../labels/sets/samples.ts';

/** The contestants of one run, ours first. Their names are the names of the peers in the rows. */
export const CONTESTANTS = ['ours', 'zxing-browser', 'zxing-js', 'zxing-wasm', 'zbar-wasm'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

/** One thing to read: made from a seed, or somebody's files. Addresses are those of the bench's own server. */
export type ScanJob =
  | { readonly id: string; readonly kind: 'clip'; readonly order: ClipOrder; readonly timingOnly?: boolean }
  | { readonly id: string; readonly kind: 'still'; readonly order: StillOrder }
  | {
      readonly id: string;
      readonly kind: 'clip-files';
      readonly urls: readonly string[];
      readonly fps: number;
      readonly imeis: readonly string[];
    }
  | { readonly id: string; readonly kind: 'still-file'; readonly url: string; readonly imeis: readonly string[] };

/** A job as pictures, in memory that every worker can see. */
export interface Film {
  readonly id: string;
  readonly kind: 'clip' | 'still';
  /** In printed order. */
  readonly imeis: readonly string[];
  readonly fps: number;
  /** Shown to see how long it takes, not whether it is read. */
  readonly timingOnly: boolean;
  readonly width: number;
  readonly height: number;
  /** Brightness, one byte a pixel; each frame has a buffer of its own. */
  readonly frames: readonly SharedArrayBuffer[];
}

/** One look at one frame. Milliseconds. */
export interface Attempt {
  readonly frame: number;
  /** When the answer was there, on the clip's own clock. */
  readonly at: number;
  readonly cost: number;
  readonly texts: readonly string[];
}

export interface Outcome {
  readonly contestant: ContestantName;
  readonly id: string;
  readonly kind: Film['kind'];
  readonly timingOnly: boolean;
  readonly imeis: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Milliseconds that the clip lasts; 0 for a still. */
  readonly lasts: number;
  readonly attempts: readonly Attempt[];
}
