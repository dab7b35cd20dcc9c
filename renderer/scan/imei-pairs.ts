import { movedAlong, placeFrom, lengthsApart, relationOf, type RelativePlace } from './one-label.ts';
import type { SeenCode } from './seen-code.ts';
import { areOfTwoBoxes, showTwoBoxes } from './two-boxes.ts';

/** What the frames so far say about two IMEIs: whether they are of one label. */
export interface ImeiPair {
  readonly imeis: readonly [string, string];
  /** How often their places could be compared, in one frame or over several … */
  readonly seen: number;
  /** … and how often they were such as only one label has. */
  readonly near: number;
  /** How often something showed that they are of two boxes. */
  readonly against: number;
  /** They are of two boxes. Nothing undoes that. */
  readonly apart: boolean;
  /** Serial numbers and eSIM numbers that were near them, and how often. A label has one of each. */
  readonly company: ReadonlyMap<string, { readonly code: SeenCode; readonly times: number }>;
  readonly place: RelativePlace;
  readonly firstAt: number;
}

/** By `keyOf`. */
export type Pairs = ReadonlyMap<string, ImeiPair>;

/** A frame that was shown a moment ago. */
export interface PastFrame {
  readonly at: number;
  readonly codes: readonly SeenCode[];
}

export function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** Adds what a frame shows, alone or together with those just before it, and forgets pairs of which `isKnown` knows a value no more. */
export function lookAtPairs(
  before: Pairs,
  { at, codes }: PastFrame,
  past: readonly PastFrame[],
  isKnown: (value: string) => boolean,
): Map<string, ImeiPair> {
  const pairs = new Map([...before].filter(([, pair]) => pair.imeis.every(isKnown)));
  for (const { first, second, others } of [...inOneFrame(codes), ...overSeveralFrames(codes, past)]) {
    const key = keyOf(first.value, second.value);
    const known = pairs.get(key);
    const relation = relationOf(first.corners, second.corners);
    const place = placeFrom(first.corners, second.corners);
    const moved = known !== undefined && Math.hypot(place.along - known.place.along, place.across - known.place.across) > MOST_SHIFT;
    const company = withCompany(known?.company ?? new Map(), first, second, others);
    const met = [...company.values()].map(({ code }) => code);
    const contradicts = relation === 'two-labels' || moved || showTwoBoxes(first, second, others) || areOfTwoBoxes(met);
    const against = (known?.against ?? 0) + (contradicts ? 1 : 0);
    pairs.set(key, {
      imeis: [first.value, second.value],
      seen: (known?.seen ?? 0) + 1,
      near: (known?.near ?? 0) + (relation === 'one-label' && !contradicts ? 1 : 0),
      against,
      apart: against >= AGAINST_TIMES,
      company,
      place: known?.place ?? place,
      firstAt: known?.firstAt ?? at,
    });
  }
  return pairs;
}

/** Once may be a corner that the decoder misplaced. */
const AGAINST_TIMES = 2;
/** How far a code may wander on its own label, in lengths: decoders place a code somewhere on the height of its bars. */
const MOST_SHIFT = 0.3;
/** How far a code may seem to move where nothing does. */
const MOST_TREMBLE = 0.06;

interface Comparison {
  readonly first: SeenCode;
  readonly second: SeenCode;
  readonly others: readonly SeenCode[];
}

function inOneFrame(codes: readonly SeenCode[]): Comparison[] {
  const imeis = inOrder(codes.filter((code) => code.kind === 'imei'));
  return imeis.flatMap((first, i) => imeis.slice(i + 1).map((second) => ({ first, second, others: codes })));
}

/**
 * IMEIs that were never read in the same frame: compared where a third code of the label is in both frames and tells how the label
 * moved meanwhile, or where one of the two was seen before and after the other and lay still.
 */
function overSeveralFrames(codes: readonly SeenCode[], past: readonly PastFrame[]): Comparison[] {
  const found: Comparison[] = [];
  const compared = new Set<string>();
  for (let i = past.length - 1; i >= 0; i--) {
    const earlier = past[i]?.codes ?? [];
    for (const then of earlier) {
      if (then.kind !== 'imei' || compared.has(then.value) || codes.some((code) => code.value === then.value)) continue;
      compared.add(then.value);
      for (const now of codes) {
        if (now.kind !== 'imei' || earlier.some((code) => code.value === now.value)) continue;
        const anchor = codes.find((code) => isOfOneBox(code) && earlier.some((other) => other.value === code.value));
        const anchorThen = earlier.find((code) => code.value === anchor?.value);
        const stayed = past.slice(0, i).some(({ codes: older }) => older.some((code) => code.value === now.value && liesStill(code, now)));
        if (anchor === undefined || anchorThen === undefined ? !stayed : false) continue;
        const corners =
          anchor === undefined || anchorThen === undefined ? then.corners : movedAlong(then.corners, anchorThen.corners, anchor.corners);
        const [first, second] = inOrder([now, { ...then, corners }]);
        if (first !== undefined && second !== undefined) found.push({ first, second, others: codes });
      }
    }
  }
  return found;
}

/** Whether no second box has this code. Product codes and lot numbers are the same on every box of a model. */
function isOfOneBox({ kind, value }: SeenCode): boolean {
  return kind === 'eid' || kind === 'meid' || (kind === 'serial' && value.length >= 8 && /[A-Z]/i.test(value));
}

function liesStill(then: SeenCode, now: SeenCode): boolean {
  return lengthsApart(then.corners, now.corners) <= MOST_TREMBLE;
}

function withCompany(known: ImeiPair['company'], first: SeenCode, second: SeenCode, others: readonly SeenCode[]): ImeiPair['company'] {
  const met = others.filter((code) => isOfOneBox(code) && isNearBoth(code, first, second));
  if (met.length === 0) return known;
  return new Map([...known, ...met.map((code) => [code.value, { code, times: (known.get(code.value)?.times ?? 0) + 1 }] as const)]);
}

function isNearBoth(code: SeenCode, first: SeenCode, second: SeenCode): boolean {
  const far = lengthsApart(first.corners, second.corners) + 0.5;
  return lengthsApart(code.corners, first.corners) <= far && lengthsApart(code.corners, second.corners) <= far;
}

function inOrder(codes: readonly SeenCode[]): SeenCode[] {
  return codes.toSorted((a, b) => (a.value < b.value ? -1 : 1));
}
