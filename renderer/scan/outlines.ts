import { identify } from '../../core/domain/identifiers.ts';
import { isSettled, type BoxTracker } from './box-tracker.ts';
import type { Corners, PlacedReading } from './reader/reader.ts';

/** A code in the picture, to be drawn over the video. */
export interface Outline {
  /** In frame pixels. */
  readonly corners: Corners;
  readonly kind: 'imei' | 'other';
  /** Its box has been told. */
  readonly settled: boolean;
}

/** The outlines of one frame's codes. */
export function outlinesOf(readings: readonly PlacedReading[], tracker: BoxTracker): Outline[] {
  return readings.map(({ text, symbology, corners }) => {
    const { kind, value } = identify(text, symbology);
    return { corners, kind: kind === 'imei' ? 'imei' : 'other', settled: isSettled(tracker, value) };
  });
}
