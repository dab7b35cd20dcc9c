import type { FrameQuality } from './reader/reader.ts';

/** What would help a label to be read. One at a time: the first of them that holds. */
export type Advice = 'too-dark' | 'glare' | 'hold-still' | 'closer' | 'out-of-focus';

/** What the frames so far suggest. Values only; `guide` makes the next one. */
export interface Guidance {
  /** What is shown to the worker now. */
  readonly shown: Advice | undefined;
  readonly shownAt: number;
  /** When a code was last read, or the first frame came. */
  readonly quietSince: number;
  readonly at: number;
  /** How steadily each advice held of late, 0 to 1. */
  readonly held: Readonly<Record<Advice, number>>;
}

/** One frame as far as guidance goes. */
export interface GuidedFrame {
  /** Undefined where nothing was measured. */
  readonly quality: FrameQuality | undefined;
  /** How many codes were read in it. */
  readonly read: number;
}

export const noGuidance: Guidance = {
  shown: undefined,
  shownAt: Number.NEGATIVE_INFINITY,
  quietSince: Number.NEGATIVE_INFINITY,
  at: Number.NEGATIVE_INFINITY,
  held: { 'too-dark': 0, glare: 0, 'hold-still': 0, closer: 0, 'out-of-focus': 0 },
};

/**
 * Takes one frame. Says nothing while codes are read or no bars are in view, and for a second after that; then one advice, which
 * stays for at least a second and gives way only to one that has held for a while, so that it never flickers.
 * @param at the frame's time in milliseconds
 */
export function guide(before: Guidance, { quality, read }: GuidedFrame, at: number): Guidance {
  if (read > 0) return { ...noGuidance, quietSince: at, at };
  const bars = quality?.moduleWidth !== undefined || quality?.sharpness !== undefined;
  const share = Number.isFinite(before.at) ? 1 - Math.exp(-(at - before.at) / MEMORY_MS) : 0;
  const held = heldBy(before, quality, bars, share);
  const quietSince = Number.isFinite(before.quietSince) ? before.quietSince : at;
  const next = { ...before, held, at, quietSince };
  if (at - quietSince < QUIET_MS) return next;
  const stays = before.shown !== undefined && (held[before.shown] > LET_GO || at - before.shownAt < SHOWN_MS);
  const best = ORDER.find((advice) => held[advice] >= TAKE_UP);
  const moreUrgent = best !== undefined && before.shown !== undefined && ORDER.indexOf(best) < ORDER.indexOf(before.shown);
  if (stays && !(moreUrgent && at - before.shownAt >= SHOWN_MS)) return next;
  return best === before.shown ? next : { ...next, shown: best, shownAt: at };
}

/** The advice for a frame with bars in which nothing was read; several may hold. Each is given up later than it is taken up. */
export function advicesFor(quality: FrameQuality, shown?: Advice): Advice[] {
  const slack = (advice: Advice) => (shown === advice ? SLACK : 1);
  const { moduleWidth, sharpness, brightness, darkShare, clippedShare, moved } = quality;
  const holds: Readonly<Record<Advice, boolean>> = {
    'too-dark': brightness < DARK * slack('too-dark') || (darkShare > MOSTLY && brightness < DIM * slack('too-dark')),
    glare: clippedShare > GLARE / slack('glare'),
    'hold-still': moved !== undefined && moved > MOVING / slack('hold-still'),
    closer: moduleWidth !== undefined && moduleWidth < SMALL * slack('closer'),
    'out-of-focus': sharpness !== undefined && sharpness < BLURRED * slack('out-of-focus'),
  };
  return ORDER.filter((advice) => holds[advice]);
}

/** The cause before its effects: in the dark and in motion everything is blurred, and small bars are never sharp. */
const ORDER: readonly Advice[] = ['too-dark', 'glare', 'hold-still', 'closer', 'out-of-focus'];

/** Nothing read for so long, before anything is said. */
const QUIET_MS = 1000;
/** How long a word stays at least: long enough to be read. */
const SHOWN_MS = 1200;
/** Time constant of `held`. */
const MEMORY_MS = 300;
const TAKE_UP = 0.65;
const LET_GO = 0.2;

// Pixels of the narrowest bar. Engines need about 2, our own reader about 1.6.
const SMALL = 1.6;
const BLURRED = 0.35;
// Of 255. Below `DARK` nothing can be read, below `DIM` not if most of the label is black too.
const DARK = 40;
const DIM = 75;
const MOSTLY = 0.6;
// The part of the bars' region that is pure white. White paper in good light is not.
const GLARE = 0.15;
// Pixels from frame to frame; more smears a bar over its neighbour within one exposure.
const MOVING = 6;
/** Once shown, an advice holds until things are so much better. */
const SLACK = 1.2;

function heldBy(before: Guidance, quality: FrameQuality | undefined, bars: boolean, share: number): Guidance['held'] {
  const now = quality === undefined || !bars ? [] : advicesFor(quality, before.shown);
  const next = (advice: Advice) => before.held[advice] + share * ((now.includes(advice) ? 1 : 0) - before.held[advice]);
  return {
    'too-dark': next('too-dark'),
    glare: next('glare'),
    'hold-still': next('hold-still'),
    closer: next('closer'),
    'out-of-focus': next('out-of-focus'),
  };
}
