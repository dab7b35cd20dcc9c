import type { FrameQuality } from './reader/reader.ts';

/** What would help a label to be read. One at a time. */
export type Advice = 'too-dark' | 'glare' | 'hold-still' | 'closer' | 'out-of-focus';

/** What the frames so far suggest. Values only; `guide` makes the next one. */
export interface Guidance {
  /** What is shown to the worker now. */
  readonly shown: Advice | undefined;
  readonly shownAt: number;
  /** When bars were last seen in the dark. */
  readonly darkAt: number;
  /** When a code was last read, or the first frame came. */
  readonly quietSince: number;
  readonly at: number;
  /** Which share of the frames of late spoke for each advice, 0 to 1. */
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
  darkAt: Number.NEGATIVE_INFINITY,
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
  const vote = quality === undefined ? undefined : voteFor(quality, before.shown);
  const darkAt = vote === 'too-dark' ? at : vote === undefined ? before.darkAt : Number.NEGATIVE_INFINITY;
  const stillDark = quality !== undefined && quality.brightness < DARK && at - darkAt < DARK_MS;
  const held = heldBy(before, vote ?? (stillDark ? 'too-dark' : undefined), at);
  const quietSince = Number.isFinite(before.quietSince) ? before.quietSince : at;
  const next = { ...before, held, at, quietSince, darkAt };
  if (at - quietSince < QUIET_MS) return next;
  const stays = before.shown !== undefined && (held[before.shown] > LET_GO || at - before.shownAt < SHOWN_MS);
  const best = ORDER.find((advice) => held[advice] >= TAKE_UP);
  const moreUrgent = best !== undefined && before.shown !== undefined && ORDER.indexOf(best) < ORDER.indexOf(before.shown);
  if (stays && !(moreUrgent && at - before.shownAt >= SHOWN_MS)) return next;
  return best === before.shown ? next : { ...next, shown: best, shownAt: at };
}

/**
 * What a frame in which nothing was read speaks for: one advice, `fine` if none would help, or undefined if it says nothing, as
 * without bars. The advice that is shown is given up later than it is taken up.
 */
export function voteFor(quality: FrameQuality, shown?: Advice): Advice | 'fine' | undefined {
  const slack = (advice: Advice) => (shown === advice ? SLACK : 1);
  const { moduleWidth, sharpness, brightness, clippedShare, moved } = quality;
  if (sharpness === undefined && moduleWidth === undefined) return undefined;
  if (brightness < DARK * slack('too-dark')) return 'too-dark';
  if (clippedShare > WASHED_OUT / slack('glare')) return 'glare';
  if (moved !== undefined && moved > MOVING / slack('hold-still')) return 'hold-still';
  if (sharpness !== undefined && sharpness < BLURRED * slack('out-of-focus')) {
    // By the lens or by movement: that cannot be told from a single frame.
    return moved === undefined ? undefined : 'out-of-focus';
  }
  if (moduleWidth !== undefined && moduleWidth < SMALL * slack('closer')) return 'closer';
  return clippedShare > GLARE / slack('glare') ? 'glare' : 'fine';
}

/**
 * The cause before its effects: in the dark noise looks like movement, in motion everything is blurred, and what is blurred says
 * little of its size.
 */
const ORDER: readonly Advice[] = ['too-dark', 'glare', 'hold-still', 'out-of-focus', 'closer'];

/** Nothing read for so long, before anything is said. */
const QUIET_MS = 1000;
/** How long a word stays at least: long enough to be read. */
const SHOWN_MS = 1200;
/** Time constant of `held`; frames that say nothing count half, since bars at the edge of what can be seen come and go. */
const MEMORY_MS = 300;
const SILENT_MS = 600;
const TAKE_UP = 0.5;
const LET_GO = 0.2;

// Set from the pictures of bench/labels as our reader measures them where it reads nothing; the distributions are in docs/scanning.md.
// Of 255. White paper at 26 and less, which is where bars are lost in noise.
const DARK = 30;
/** In the dark most frames show no bars at all, so one that did speaks for those that follow. */
const DARK_MS = 2000;
// Pixels from frame to frame. Still labels seem to jump by a block of the locator now and then.
const MOVING = 16;
// 1 is as sharp as can be. Lenses so bad that nothing is read are below, sharp bars too small to be read above.
const BLURRED = 0.36;
// Pixels of the narrowest bar, which comes out too wide rather than too narrow. Our own reader needs 0.8 to 1.
const SMALL = 1.15;
// The part of the bars' region that is pure white. Up to the first, paper that is exposed too long, of which a lot is still read, so
// that anything else comes first; beyond it, ink that is washed out too.
const WASHED_OUT = 0.62;
const GLARE = 0.25;
/** Once shown, an advice holds until things are so much better. */
const SLACK = 1.2;

function heldBy(before: Guidance, vote: Advice | 'fine' | undefined, at: number): Guidance['held'] {
  const share = Number.isFinite(before.at) ? 1 - Math.exp((before.at - at) / (vote === undefined ? SILENT_MS : MEMORY_MS)) : 0;
  const next = (advice: Advice) => before.held[advice] + share * ((vote === advice ? 1 : 0) - before.held[advice]);
  return {
    'too-dark': next('too-dark'),
    glare: next('glare'),
    'hold-still': next('hold-still'),
    closer: next('closer'),
    'out-of-focus': next('out-of-focus'),
  };
}
