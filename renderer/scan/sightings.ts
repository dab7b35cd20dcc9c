import { identify, type IdentifierKind } from '../../core/domain/identifiers.ts';
import type { Reading } from '../../core/domain/label.ts';
import { couldBeOneLabel } from './one-label.ts';
import type { Corners, PlacedReading } from './reader/reader.ts';

/** What is known about one code that is in view or was a moment ago. Times are the frames', milliseconds. */
export interface Sighting {
  readonly value: string;
  readonly kind: IdentifierKind;
  readonly reading: Reading;
  readonly frames: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** When it was seen in a second frame. Until then it may be a misreading and counts for nothing. */
  readonly confirmedAt: number | undefined;
  /** The values that were in a frame with it and could be on the same label. */
  readonly beside: ReadonlySet<string>;
  /** The IMEIs that were in a frame with it and cannot be on the same label. */
  readonly apart: ReadonlySet<string>;
}

export type Sightings = ReadonlyMap<string, Sighting>;

/** Adds a frame, and forgets every code that has not been seen for `goneMs`. */
export function look(before: Sightings, frame: readonly SeenCode[], at: number, goneMs: number): Map<string, Sighting> {
  const sightings = new Map([...before].filter(([, sighting]) => at - sighting.lastAt <= goneMs));
  for (const code of frame) {
    const known = sightings.get(code.value);
    const others = frame.filter((other) => other.value !== code.value);
    const near = others.filter((other) => !areTwoLabels(code, other)).map((other) => other.value);
    const far = others.filter((other) => areTwoLabels(code, other)).map((other) => other.value);
    sightings.set(code.value, {
      value: code.value,
      kind: code.kind,
      reading: known?.reading ?? code.reading,
      frames: (known?.frames ?? 0) + 1,
      firstAt: known?.firstAt ?? at,
      lastAt: at,
      confirmedAt: known === undefined ? undefined : (known.confirmedAt ?? at),
      beside: withAll(known?.beside, near),
      apart: withAll(known?.apart, far),
    });
  }
  return sightings;
}

/** A code of one frame, named. */
export interface SeenCode {
  readonly value: string;
  readonly kind: IdentifierKind;
  readonly reading: Reading;
  readonly corners: Corners;
}

/** The codes of one frame by name, each value once even where it is printed twice. */
export function namedCodes(readings: readonly PlacedReading[]): SeenCode[] {
  const codes = new Map<string, SeenCode>();
  for (const { text, symbology, corners } of readings) {
    const { kind, value } = identify(text, symbology);
    if (value !== '' && !codes.has(value)) codes.set(value, { value, kind, reading: { text, symbology }, corners });
  }
  return [...codes.values()];
}

/** Only between IMEIs: a product code may be printed on another side of the box. */
function areTwoLabels(first: SeenCode, second: SeenCode): boolean {
  return first.kind === 'imei' && second.kind === 'imei' && !couldBeOneLabel(first.corners, second.corners);
}

function withAll(known: ReadonlySet<string> | undefined, added: readonly string[]): ReadonlySet<string> {
  if (known === undefined) return new Set(added);
  return added.every((value) => known.has(value)) ? known : new Set([...known, ...added]);
}
