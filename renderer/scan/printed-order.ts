import { placeFrom } from './one-label.ts';
import type { Corners } from './reader/reader.ts';

/** The codes of one label as they are printed: row by row from the top, each row from the left, however the label is turned. */
export function inPrintedOrder<Code extends { readonly corners: Corners }>(codes: readonly Code[]): Code[] {
  const [first] = codes;
  if (first === undefined) return [];
  return codes
    .map((code) => ({ code, place: placeFrom(first.corners, code.corners) }))
    .toSorted((a, b) =>
      Math.abs(a.place.across - b.place.across) > ONE_ROW ? a.place.across - b.place.across : a.place.along - b.place.along,
    )
    .map(({ code }) => code);
}

// In lengths of a code; rows are at least 0.2 apart, and a decoder places a code somewhere on the height of its bars.
const ONE_ROW = 0.1;
