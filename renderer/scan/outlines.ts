import { identify } from '../../core/domain/identifiers.ts';
import { boxOf, type BoxTracker } from './box-tracker.ts';
import type { Corners, PlacedReading } from './reader/reader.ts';

/** A code in the picture, to be drawn over the video. */
export interface Outline {
  /** In frame pixels. */
  readonly corners: Corners;
  readonly kind: 'imei' | 'other';
  /** The IMEIs of its box, once that has been told; empty before. */
  readonly told: readonly string[];
}

/** The outlines of one frame's codes. */
export function outlinesOf(readings: readonly PlacedReading[], tracker: BoxTracker): Outline[] {
  return readings.map(({ text, symbology, corners }) => {
    const { kind, value } = identify(text, symbology);
    return { corners, kind: kind === 'imei' ? 'imei' : 'other', told: boxOf(tracker, value) };
  });
}
