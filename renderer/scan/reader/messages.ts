import type { EngineName, FrameQuality, PlacedReading } from './reader.ts';

/** What goes to the worker. The picture is transferred, and the worker closes it. */
export interface ReaderRequest {
  readonly picture: Picture;
}

/** A camera frame in one of the two forms that can be handed to a worker without copying. */
export type Picture = VideoFrame | ImageBitmap;

/** What comes back, exactly one for each request. Times are milliseconds of the worker's own work. */
export type ReaderAnswer =
  | {
      readonly kind: 'read';
      readonly readings: readonly PlacedReading[];
      readonly width: number;
      readonly height: number;
      readonly copyMs: number;
      readonly readMs: number;
      /** For the guidance; not there from readers that do not measure. */
      readonly quality?: FrameQuality;
      /** For the diagnostics. */
      readonly engine?: EngineName;
    }
  | { readonly kind: 'failed'; readonly message: string };
