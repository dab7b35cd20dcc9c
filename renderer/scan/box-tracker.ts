import { hasKnownReportingBody } from '../../core/domain/imei.ts';
import { readLabel, type Reading } from '../../core/domain/label.ts';
import { isOwned, learnCodes, whatStays, withNew, type Presence, type View } from './presence.ts';
import type { PlacedReading } from './reader/reader.ts';
import { look, namedCodes, type Sighting, type Sightings } from './sightings.ts';

/** What the frames so far amount to. Values only; `step` makes the next one. */
export interface BoxTracker {
  readonly sightings: Sightings;
  readonly presences: readonly Presence[];
  /** When any IMEI was last seen. */
  readonly imeiAt: number;
}

export type TrackerEvent =
  | { readonly kind: 'box'; readonly readings: Reading[] }
  | { readonly kind: 'refused'; readonly readings: Reading[] }
  | { readonly kind: 'several-boxes' };

export const emptyTable: BoxTracker = { sightings: new Map(), presences: [], imeiAt: Number.NEGATIVE_INFINITY };

/**
 * Turns frames into boxes. To be called for every frame, also for one without any code.
 * - A value counts only once it was seen in two frames, and two IMEIs make a pair only if one frame showed both.
 * - A box is told once for as long as it stays, however often single codes drop out, and again after it was away.
 * - Another IMEI that takes the place of the first is another box at once; one that lies beside it is not.
 * - Where it cannot be known which IMEIs belong together, nothing is told but that there are several boxes.
 *
 * @param at the frame's time in milliseconds, never less than the one before
 */
export function step(before: BoxTracker, readings: readonly PlacedReading[], at: number): { state: BoxTracker; events: TrackerEvent[] } {
  const frame = namedCodes(readings);
  const sightings = look(before.sightings, frame, at, GONE_MS);
  const imeiAt = frame.some((code) => code.kind === 'imei') ? at : before.imeiAt;
  const view: View = { frame, sightings, at, imeiAt };
  const events: TrackerEvent[] = [];
  let presences = learnCodes(whatStays(before.presences, view, GONE_MS), view);
  for (const rule of [tellSeveral, tellBoxes, tellRefused]) presences = rule(presences, view, (event) => events.push(event));
  return { state: { sightings, presences, imeiAt }, events };
}

/** Whether this value belongs to a box that was told and is still there. */
export function isSettled({ presences }: BoxTracker, value: string): boolean {
  return presences.some((presence) => presence.kind === 'box' && presence.codes.has(value));
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

type Tell = (event: TrackerEvent) => void;

function tellSeveral(presences: readonly Presence[], view: View, tell: Tell): Presence[] {
  const seen = view.frame.flatMap((code) => {
    const sighting = code.kind === 'imei' ? view.sightings.get(code.value) : undefined;
    return sighting?.confirmedAt === undefined ? [] : [sighting];
  });
  return isMoreThanOneLabel(seen) ? severalTold(presences, seen, view, tell) : [...presences];
}

function severalTold(presences: readonly Presence[], seen: readonly Sighting[], { at }: View, tell: Tell): Presence[] {
  const imeis = seen.map((sighting) => sighting.value);
  if (presences.some((presence) => imeis.every((imei) => presence.imeis.includes(imei)))) return [...presences];
  const known = presences.find((presence) => presence.kind === 'several');
  if (known === undefined) tell({ kind: 'several-boxes' });
  const all = new Set([...(known?.imeis ?? []), ...imeis]);
  return [...presences.filter((presence) => presence !== known), { kind: 'several', imeis: [...all], codes: all, lastAt: at }];
}

function isMoreThanOneLabel(imeis: readonly Sighting[]): boolean {
  const label = readLabel(imeis.map((sighting) => sighting.reading));
  if (label.kind === 'refused') return label.reason === 'several-boxes';
  const [first, second] = label.imeis;
  return second !== undefined && imeis.some((sighting) => sighting.value === first && sighting.apart.has(second));
}

function tellBoxes(before: readonly Presence[], view: View, tell: Tell): Presence[] {
  let presences = [...before];
  const imeis = [...view.sightings.values()].filter((sighting) => sighting.kind === 'imei' && sighting.confirmedAt !== undefined);
  for (const imei of imeis.toSorted((a, b) => (a.value < b.value ? -1 : 1))) {
    if (isOwned(presences, imei.value)) continue;
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
      tell({ kind: 'box', readings: group.map((sighting) => sighting.reading) });
      const codes = new Set(group.map((sighting) => sighting.value));
      presences = withNew(presences, {
        kind: 'box',
        codes,
        imeis: label.imeis,
        lastAt: Math.max(...group.map((sighting) => sighting.lastAt)),
      });
    }
  }
  return presences;
}

/** An IMEI and every confirmed code that shared a frame with it, but no IMEI that is known to be of another box. */
function groupOf(imei: Sighting, presences: readonly Presence[], { sightings }: View): Sighting[] {
  const others = [...imei.beside].flatMap((value) => sightings.get(value) ?? []);
  const mayJoin = (other: Sighting) => other.kind !== 'imei' || (!isOwned(presences, other.value) && !imei.apart.has(other.value));
  return [imei, ...others.filter((other) => other.confirmedAt !== undefined && mayJoin(other))];
}

/** Whether waiting would not tell us more about the box of this IMEI. */
function isDecided(imei: Sighting, boxImeis: readonly string[], presences: readonly Presence[], { sightings, at }: View): boolean {
  const age = at - (imei.confirmedAt ?? at);
  const wait = boxImeis.length === 2 ? 0 : hasKnownReportingBody(imei.value) ? SECOND_IMEI_MS : DOUBT_MS;
  if (age < wait) return false;
  const others = [...sightings.values()].filter((other) => other.kind === 'imei' && !boxImeis.includes(other.value));
  const hinted = others.some(
    (other) =>
      other.confirmedAt === undefined &&
      at - other.lastAt <= HINT_MS &&
      boxImeis.some((value) => other.beside.has(value) || other.apart.has(value)),
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
  return withNew(presences, { kind: 'refused', codes: new Set(group.map((code) => code.value)), imeis: [], lastAt: view.at });
}
