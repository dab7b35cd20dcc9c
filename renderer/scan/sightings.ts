import type { IdentifierKind } from '../../core/domain/identifiers.ts';
import type { Reading } from '../../core/domain/label.ts';
import type { Corners } from './reader/reader.ts';
import type { SeenCode } from './seen-code.ts';

/** What is known about one code that is in view or was a moment ago. Times are the frames', milliseconds. */
export interface Sighting {
  readonly value: string;
  readonly kind: IdentifierKind;
  readonly reading: Reading;
  /** Where it was last. */
  readonly corners: Corners;
  readonly firstAt: number;
  readonly lastAt: number;
  /** When it was seen in a second frame. Until then it may be a misreading and counts for nothing. */
  readonly confirmedAt: number | undefined;
  /** The values that were in a frame with it. */
  readonly beside: ReadonlySet<string>;
}

export type Sightings = ReadonlyMap<string, Sighting>;

/**
 * Adds a frame, and forgets every code that has not been seen for `goneMs`.
 * @param samePicture the camera gave the same picture as before once more; a blurred code that is misread in it is misread again
 */
export function look(
  before: Sightings,
  frame: readonly SeenCode[],
  at: number,
  goneMs: number,
  samePicture: boolean,
): Map<string, Sighting> {
  const sightings = new Map([...before].filter(([, sighting]) => at - sighting.lastAt <= goneMs));
  for (const code of frame) {
    const known = sightings.get(code.value);
    const agrees = known !== undefined && !(code.soft && samePicture);
    sightings.set(code.value, {
      value: code.value,
      kind: code.kind,
      reading: known?.reading ?? code.reading,
      corners: code.corners,
      firstAt: known?.firstAt ?? at,
      lastAt: at,
      confirmedAt: known?.confirmedAt ?? (agrees ? at : undefined),
      beside: withAll(known?.beside, code.value, frame),
    });
  }
  return sightings;
}

function withAll(known: ReadonlySet<string> | undefined, self: string, frame: readonly SeenCode[]): ReadonlySet<string> {
  const added = frame.map((code) => code.value).filter((value) => value !== self);
  if (known === undefined) return new Set(added);
  return added.every((value) => known.has(value)) ? known : new Set([...known, ...added]);
}
