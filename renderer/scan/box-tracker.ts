import { hasKnownReportingBody } from '../../core/domain/imei.ts';
import { readLabel, type Reading } from '../../core/domain/label.ts';
import { keyOf, lookAtPairs, type PastFrame, type Pairs } from './imei-pairs.ts';
import { inPrintedOrder } from './printed-order.ts';
import { isOwned, learnCodes, PAIR_TIMES, whatStays, withNew, type Presence, type View } from './presence.ts';
import type { FrameQuality, PlacedReading } from './reader/reader.ts';
import { namedCodes } from './seen-code.ts';
import { look, type Sighting, type Sightings } from './sightings.ts';
import { verdictOn } from './verdict.ts';

/** What the frames so far amount to. Values only; `step` makes the next one. */
export interface BoxTracker {
  readonly sightings: Sightings;
  readonly pairs: Pairs;
  /** The frames of the last moments, for labels that are read in parts. */
  readonly past: readonly PastFrame[];
  readonly quality: FrameQuality | undefined;
  readonly presences: readonly Presence[];
  /** When any IMEI was last seen. */
  readonly imeiAt: number;
}

export type TrackerEvent =
  /** The codes of one box in printed order: from the top, and from the left where they stand in one line. */
  | { readonly kind: 'box'; readonly readings: Reading[] }
  | { readonly kind: 'refused'; readonly readings: Reading[] }
  | { readonly kind: 'several-boxes' };

export const emptyTable: BoxTracker = {
  sightings: new Map(),
  pairs: new Map(),
  past: [],
  quality: undefined,
  presences: [],
  imeiAt: Number.NEGATIVE_INFINITY,
};

/**
 * Turns frames into boxes. To be called for every frame, also for one without any code.
 * - A value counts only once it was seen in two frames; two IMEIs make a pair only if two comparisons of their places say one label,
 *   in one frame or over frames that show how the label moved meanwhile.
 * - A box is told once for as long as it stays, however often single codes drop out, and again after it was away.
 * - Another IMEI that takes the place of the first is another box at once; one that lies beside it is not.
 * - Where it cannot be known which IMEIs belong together, nothing is told but that there are several boxes.
 *
 * @param at the frame's time in milliseconds, never less than the one before
 * @param quality what the frame was like, by which a repeated picture is known
 */
export function step(
  before: BoxTracker,
  readings: readonly PlacedReading[],
  at: number,
  quality?: FrameQuality,
): { state: BoxTracker; events: TrackerEvent[] } {
  const frame = namedCodes(readings);
  const sightings = look(before.sightings, frame, at, GONE_MS, isSamePicture(before.quality, quality));
  const past = before.past.filter((earlier) => at - earlier.at <= IN_PARTS_MS);
  const kept = new Set(before.presences.flatMap((presence) => (presence.kind === 'several' ? presence.imeis : [])));
  const pairs = lookAtPairs(before.pairs, { at, codes: frame }, past, (value) => sightings.has(value) || kept.has(value));
  const imeiAt = frame.some((code) => code.kind === 'imei') ? at : before.imeiAt;
  const view: View = { frame, sightings, pairs, at, imeiAt };
  const events: TrackerEvent[] = [];
  let presences = learnCodes(whatStays(before.presences, view, GONE_MS), view);
  for (const rule of [tellSeveral, tellBoxes, tellRefused]) presences = rule(presences, view, (event) => events.push(event));
  return { state: { sightings, pairs, past: [...past, { at, codes: frame }], quality, presences, imeiAt }, events };
}

/** The IMEIs of the told box that this value belongs to, as long as it is there; empty if it belongs to none. */
export function boxOf({ presences }: BoxTracker, value: string): readonly string[] {
  return presences.find((presence) => presence.kind === 'box' && presence.codes.has(value))?.imeis ?? [];
}

/** Without any of its codes for so long, a box is gone. Longer than the drop-outs of a bad label, shorter than laying a box down again. */
const GONE_MS = 700;
/** How long the first IMEI of a box waits for the second. */
const SECOND_IMEI_MS = 350;
/** How long it waits at most where a frame hinted at more: a number seen once, or one that may be a serial number. Less than `GONE_MS`, or it would be forgotten. */
const DOUBT_MS = 600;
/** A number seen only once stops being a hint after this time. */
const HINT_MS = 200;
/** Unseen for so long, an IMEI that overlapped with a newer one has been replaced by it. */
const REPLACED_MS = 300;
/** How long codes without an IMEI may be there before the worker hears that they do not help. */
const REFUSED_MS = 1000;
/** Within this time frames are compared with each other. No box is taken away and another laid in its place so fast. */
const IN_PARTS_MS = 400;

type Tell = (event: TrackerEvent) => void;

function tellSeveral(presences: readonly Presence[], view: View, tell: Tell): Presence[] {
  const seen = view.frame.flatMap((code) => {
    const sighting = code.kind === 'imei' ? view.sightings.get(code.value) : undefined;
    return sighting?.confirmedAt === undefined ? [] : [sighting];
  });
  return isMoreThanOneLabel(seen, presences, view) ? severalTold(presences, seen, view, tell) : [...presences];
}

function severalTold(presences: readonly Presence[], seen: readonly Sighting[], { at }: View, tell: Tell): Presence[] {
  const imeis = seen.map((sighting) => sighting.value);
  const owner = presences.find((presence) => imeis.every((imei) => presence.imeis.includes(imei)));
  if (owner?.kind === 'several') return [...presences];
  const known = presences.find((presence) => presence.kind === 'several');
  if (known === undefined) tell({ kind: 'several-boxes' });
  const all = new Set([...(known?.imeis ?? []), ...imeis]);
  const several: Presence = { kind: 'several', imeis: [...all], codes: all, toldAt: known?.toldAt ?? at, lastAt: at };
  // A box whose IMEIs turn out to be of two is no box any more: each of them is told, and judged by main, once it lies there alone.
  return [...presences.filter((presence) => presence !== known && presence !== owner), several];
}

function isMoreThanOneLabel(seen: readonly Sighting[], presences: readonly Presence[], view: View): boolean {
  const label = readLabel(seen.map((sighting) => sighting.reading));
  if (label.kind === 'refused') return label.reason === 'several-boxes';
  const [first, second] = label.imeis;
  if (second === undefined) return false;
  const verdict = verdictOn(first, second, view);
  if (verdict === 'two') return true;
  const told = presences.filter((presence) => presence.kind === 'box');
  const owned = [first, second].filter((imei) => isOwned(told, imei));
  // Beside a box that was told, and not learned by it: the next box, pushed against it.
  return owned.length === 1 && (view.pairs.get(keyOf(first, second))?.seen ?? 0) >= PAIR_TIMES;
}

function tellBoxes(before: readonly Presence[], view: View, tell: Tell): Presence[] {
  let presences = [...before];
  const imeis = [...view.sightings.values()].filter((sighting) => sighting.kind === 'imei' && sighting.confirmedAt !== undefined);
  for (const imei of imeis.toSorted((a, b) => (a.value < b.value ? -1 : 1))) {
    if (isOwned(presences, imei.value)) continue;
    const foreign = imeis.filter(
      (other) => other !== imei && !isOwned(presences, other.value) && verdictOn(imei.value, other.value, view) === 'two',
    );
    if (foreign.length > 0) {
      presences = severalTold(presences, [imei, ...foreign], view, tell);
      continue;
    }
    const group = groupOf(imei, presences, view);
    const label = readLabel(group.map((sighting) => sighting.reading));
    if (label.kind === 'refused') {
      presences = severalTold(
        presences,
        group.filter((sighting) => sighting.kind === 'imei'),
        view,
        tell,
      );
    } else if (label.imeis.some((value) => value === imei.value) && isDecided(imei, label.imeis, presences, view)) {
      tell({ kind: 'box', readings: inPrintedOrder(group).map((sighting) => sighting.reading) });
      const codes = new Set(group.map((sighting) => sighting.value));
      presences = withNew(presences, {
        kind: 'box',
        codes,
        imeis: label.imeis,
        toldAt: view.at,
        lastAt: Math.max(...group.map((sighting) => sighting.lastAt)),
      });
    }
  }
  return presences;
}

/** An IMEI, every other one that is on its label, and every confirmed code that shared a frame with it. */
function groupOf(imei: Sighting, presences: readonly Presence[], view: View): Sighting[] {
  const mayJoin = (other: Sighting) => {
    if (other.confirmedAt === undefined || other.value === imei.value) return false;
    if (other.kind !== 'imei') return imei.beside.has(other.value);
    if (isOwned(presences, other.value)) return false;
    // A serial number that passes for an IMEI lies anywhere on the label; it is told, and left to `readLabel`.
    if (hasKnownReportingBody(other.value) !== hasKnownReportingBody(imei.value)) {
      return imei.beside.has(other.value) && verdictOn(imei.value, other.value, view) !== 'two';
    }
    return verdictOn(imei.value, other.value, view) === 'one';
  };
  return [imei, ...[...view.sightings.values()].filter(mayJoin)];
}

/** Whether waiting would not tell us more about the box of this IMEI. */
function isDecided(imei: Sighting, boxImeis: readonly string[], presences: readonly Presence[], view: View): boolean {
  const { sightings, at } = view;
  const age = at - (imei.confirmedAt ?? at);
  const wait = boxImeis.length === 2 ? 0 : hasKnownReportingBody(imei.value) ? SECOND_IMEI_MS : DOUBT_MS;
  if (age < wait) return false;
  const others = [...sightings.values()].filter((other) => other.kind === 'imei' && !boxImeis.includes(other.value));
  if (others.some((other) => boxImeis.some((value) => verdictOn(value, other.value, view) === 'undecided'))) return false;
  const hinted = others.some(
    (other) => other.confirmedAt === undefined && at - other.lastAt <= HINT_MS && boxImeis.some((value) => other.beside.has(value)),
  );
  if (hinted && age < DOUBT_MS) return false;
  const toldAndOverlapping = others.some(
    (other) =>
      other.lastAt >= imei.firstAt &&
      at - other.lastAt < REPLACED_MS &&
      presences.some((presence) => presence.kind === 'box' && presence.imeis.includes(other.value)),
  );
  return !toldAndOverlapping;
}

function tellRefused(presences: readonly Presence[], view: View, tell: Tell): Presence[] {
  const codes = [...view.sightings.values()].filter((sighting) => sighting.kind !== 'imei' && sighting.confirmedAt !== undefined);
  const nobodys = codes.filter((code) => !isOwned(presences, code.value));
  // Measured to when the code was last seen, so that a box that only passes by is not refused.
  if (!nobodys.some((code) => code.lastAt - Math.max(code.firstAt, view.imeiAt) >= REFUSED_MS)) return [...presences];
  const group = codes.filter((code) => nobodys.includes(code) || code.kind === 'gtin');
  tell({ kind: 'refused', readings: group.map((code) => code.reading) });
  const told = new Set(group.map((code) => code.value));
  return withNew(presences, { kind: 'refused', codes: told, imeis: [], toldAt: view.at, lastAt: view.at });
}

/** A camera that hangs repeats its picture; two real pictures never agree in all of this. */
function isSamePicture(before: FrameQuality | undefined, now: FrameQuality | undefined): boolean {
  if (before === undefined || now === undefined) return false;
  return (
    now.brightness === before.brightness &&
    now.contrast === before.contrast &&
    now.sharpness === before.sharpness &&
    now.darkShare === before.darkShare &&
    now.brightShare === before.brightShare &&
    now.clippedShare === before.clippedShare
  );
}
