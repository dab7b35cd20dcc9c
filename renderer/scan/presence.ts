import { hasKnownReportingBody } from '../../core/domain/imei.ts';
import { readLabel } from '../../core/domain/label.ts';
import type { IdentifierKind } from '../../core/domain/identifiers.ts';
import { keyOf, type Pairs } from './imei-pairs.ts';
import type { SeenCode } from './seen-code.ts';
import type { Sightings } from './sightings.ts';

/** Something on the table that was told already and is still there, so that it is not told again. */
export interface Presence {
  readonly kind: 'box' | 'refused' | 'several';
  /** Every value known to belong to it. Any of them keeps it present. */
  readonly codes: ReadonlySet<string>;
  /** The IMEIs among them: those of the box, or of the boxes that lay side by side. */
  readonly imeis: readonly string[];
  readonly toldAt: number;
  readonly lastAt: number;
}

/** One frame and what all frames so far say about its codes. */
export interface View {
  readonly frame: readonly SeenCode[];
  readonly sightings: Sightings;
  readonly pairs: Pairs;
  readonly at: number;
  /** When any IMEI was last seen, even once. */
  readonly imeiAt: number;
}

/** The presences that are still there. One is gone when none of its codes was seen for `goneMs`. */
export function whatStays(presences: readonly Presence[], view: View, goneMs: number): Presence[] {
  return presences
    .filter((presence) => view.at - presence.lastAt <= goneMs)
    .map((presence) => (view.frame.some((code) => presence.codes.has(code.value)) ? { ...presence, lastAt: view.at } : presence))
    .filter((presence, _, all) => presence.kind !== 'several' || isStillSeveral(presence, all, view));
}

/** Lets each presence learn the new codes that a frame shows together with its own, such as a second IMEI that becomes readable late. */
export function learnCodes(presences: readonly Presence[], view: View): Presence[] {
  const learned = [...presences];
  for (const [i, presence] of presences.entries()) {
    if (!showsItself(presence, view)) continue;
    let { codes, imeis } = presence;
    for (const code of view.frame) {
      if (isOwned(learned, code.value)) continue;
      if (code.kind !== 'imei') {
        codes = new Set([...codes, code.value]);
      } else if (mayBelong({ ...presence, imeis }, code, view)) {
        codes = new Set([...codes, code.value]);
        imeis = [...imeis, code.value];
      }
    }
    learned[i] = { ...presence, codes, imeis };
  }
  return learned;
}

export function isOwned(presences: readonly Presence[], value: string): boolean {
  return presences.some((presence) => presence.codes.has(value));
}

/** A new presence beside the others. A product code that both have goes over to the new one, or a whole batch of one model would keep its first box present. */
export function withNew(presences: readonly Presence[], added: Presence): Presence[] {
  const others = presences.map((presence) => ({
    ...presence,
    codes: new Set([...presence.codes].filter((code) => !added.codes.has(code))),
  }));
  return [...others, added];
}

/** Two comparisons that agree make a pair, as two readings make a value. */
export const PAIR_TIMES = 2;

/**
 * How long after a box was told a second IMEI is taken for its own. Later, in the same column or not, it may as well be the next box that
 * was pushed against it, and to ask for one box at a time costs less than to pass over a box in silence.
 */
const LATE_MS = 1500;

/** Whether the frame shows a code that no other box has. The same product code is on every box of a model and proves nothing. */
function showsItself(presence: Presence, view: View): boolean {
  return view.frame.some((code) => presence.codes.has(code.value) && (presence.kind === 'refused' || !SHARED_KINDS.has(code.kind)));
}

const SHARED_KINDS: ReadonlySet<IdentifierKind> = new Set(['gtin', 'unknown']);

function mayBelong({ kind, imeis, toldAt }: Presence, { value }: SeenCode, { sightings, pairs, at }: View): boolean {
  if (kind === 'refused' || sightings.get(value)?.confirmedAt === undefined) return false;
  if (kind === 'several') return true;
  const known = imeis.map((imei) => pairs.get(keyOf(imei, value)));
  if (known.some((pair) => pair?.apart === true)) return false;
  // A serial number that happens to pass for an IMEI lies anywhere on the label.
  if (!hasKnownReportingBody(value) && imeis.some(hasKnownReportingBody)) return true;
  const isNear = known.some((pair) => pair !== undefined && pair.near >= PAIR_TIMES && pair.near + pair.against === pair.seen);
  return isNear && at - toldAt <= LATE_MS && readLabel([...imeis, value].map((text) => ({ text }))).kind === 'device';
}

/** Over when at most one of the IMEIs is left, or one box that was told, or two that were clearly on one label, and apart from all others. */
function isStillSeveral(several: Presence, all: readonly Presence[], { sightings, pairs }: View): boolean {
  const left = several.imeis.filter((imei) => sightings.has(imei));
  const [first, second, third] = left;
  if (first === undefined || second === undefined) return false;
  if (all.some((presence) => presence.kind === 'box' && left.every((imei) => presence.imeis.includes(imei)))) return false;
  const pair = pairs.get(keyOf(first, second));
  if (third !== undefined || pair === undefined || pair.apart || pair.near < PAIR_TIMES) return true;
  const gone = several.imeis.filter((imei) => !left.includes(imei));
  return gone.length === 0 || !gone.every((imei) => left.every((other) => pairs.get(keyOf(imei, other))?.apart === true));
}
