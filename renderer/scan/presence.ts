import { readLabel } from '../../core/domain/label.ts';
import type { IdentifierKind } from '../../core/domain/identifiers.ts';
import type { SeenCode, Sightings } from './sightings.ts';

/** Something on the table that was told already and is still there, so that it is not told again. */
export interface Presence {
  readonly kind: 'box' | 'refused' | 'several';
  /** Every value known to belong to it. Any of them keeps it present. */
  readonly codes: ReadonlySet<string>;
  /** The IMEIs among them: those of the box, or of the boxes that lay side by side. */
  readonly imeis: readonly string[];
  readonly lastAt: number;
}

/** One frame and what all frames so far say about its codes. */
export interface View {
  readonly frame: readonly SeenCode[];
  readonly sightings: Sightings;
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
      } else if (mayBelong(imeis, presence.kind, code, view)) {
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

/** Whether the frame shows a code that no other box has. The same product code is on every box of a model and proves nothing. */
function showsItself(presence: Presence, view: View): boolean {
  return view.frame.some((code) => presence.codes.has(code.value) && (presence.kind === 'refused' || !SHARED_KINDS.has(code.kind)));
}

const SHARED_KINDS: ReadonlySet<IdentifierKind> = new Set(['gtin', 'unknown']);

function mayBelong(imeis: readonly string[], kind: Presence['kind'], code: SeenCode, view: View): boolean {
  const sighting = view.sightings.get(code.value);
  if (kind === 'refused' || sighting?.confirmedAt === undefined) return false;
  if (kind === 'several') return true;
  if (imeis.some((imei) => sighting.apart.has(imei))) return false;
  return readLabel([...imeis, code.value].map((text) => ({ text }))).kind === 'device';
}

/** Over when at most one of the IMEIs is left, or only one box that was told. Two that are left may still be of two boxes. */
function isStillSeveral(several: Presence, all: readonly Presence[], view: View): boolean {
  const left = several.imeis.filter((imei) => view.sightings.has(imei));
  if (left.length <= 1) return false;
  return !all.some((presence) => presence.kind === 'box' && left.every((imei) => presence.imeis.includes(imei)));
}
