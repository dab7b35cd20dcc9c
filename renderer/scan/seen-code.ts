import { identify, type IdentifierKind } from '../../core/domain/identifiers.ts';
import type { Reading } from '../../core/domain/label.ts';
import type { Corners, PlacedReading } from './reader/reader.ts';

/** A code of one frame, named. */
export interface SeenCode {
  readonly value: string;
  readonly kind: IdentifierKind;
  readonly reading: Reading;
  readonly corners: Corners;
  /** Read by our own reader for blurred codes, so that the same picture twice proves nothing. */
  readonly soft: boolean;
  /** Where else the same symbol with the same value lies in this frame. */
  readonly copies: readonly Corners[];
}

/** The codes of one frame by name, each value once even where it is printed twice. */
export function namedCodes(readings: readonly PlacedReading[]): SeenCode[] {
  const codes = new Map<string, SeenCode>();
  for (const { text, symbology, corners, method } of readings) {
    const { kind, value } = identify(text, symbology);
    if (value === '') continue;
    const known = codes.get(value);
    if (known === undefined) {
      codes.set(value, { value, kind, reading: { text, symbology }, corners, soft: method === 'soft', copies: [] });
    } else {
      const copies = known.reading.symbology === symbology ? [...known.copies, corners] : known.copies;
      codes.set(value, { ...known, copies, soft: known.soft && method === 'soft' });
    }
  }
  return [...codes.values()];
}
