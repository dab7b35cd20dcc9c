import { digitOf, isAltDigit, separatorOf, splitGlued, textOf } from './scanned-text.ts';

/** A key as the keyboard sent it. `code` is the physical key, `key` what the system's layout makes of it (W3C UI Events). */
export interface PressedKey {
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
  /** Control, Alt or Meta is down, and it is not AltGr: a shortcut, not a character. */
  readonly shortcut: boolean;
  /** Alt is among them: with digits of the number pad it writes a character by its number. */
  readonly alt?: boolean;
  readonly capsLock?: boolean;
  /** Sent by the keyboard because the key is held down. No scanner does that. */
  readonly repeat: boolean;
}

/** The keys that may become a scan. They are held back from the page until that is decided. */
export interface HandScanner {
  readonly held: readonly PressedKey[];
  /** Before which of them Alt was pressed: there a character's number begins. */
  readonly altBefore: readonly number[];
  /** Milliseconds of the last key. */
  readonly lastAt: number;
  /** When the last scan ended. */
  readonly endedAt: number;
}

export interface HandScannerStep {
  readonly state: HandScanner;
  /** The page must not see this key. */
  readonly hold: boolean;
  /** Keys that turned out to be a person's: they go to the page now, before the key at hand. */
  readonly giveBack: readonly PressedKey[];
  /** The codes of a finished burst; empty while there is none. */
  readonly scanned: readonly string[];
}

export const idleHandScanner: HandScanner = {
  held: [],
  altBefore: [],
  lastAt: Number.NEGATIVE_INFINITY,
  endedAt: Number.NEGATIVE_INFINITY,
};

/** A scanner types a character every 1 to 30 ms, some a little slower; the fastest people need 60. */
const KEY_GAP_MS = 50;
/** No key for so long ends a code that has no suffix. Known to be a scanner by then, a burst may stumble this long. */
export const SILENCE_MS = 80;
/** The shortest burst that is a scan. */
const FEWEST_KEYS = 6;
/** A suffix that comes after the end belongs to it: the LF of CR LF, or an Enter behind a pause. */
const LATE_SUFFIX_MS = 150;

/**
 * Takes one key. A burst is six or more keys with gaps of at most 50 ms; Enter, Tab, LF, a literal `\n` or silence ends it.
 * @param at milliseconds, from the key event
 */
export function step(before: HandScanner, key: PressedKey, at: number): HandScannerStep {
  const settled = elapse(before, at);
  const next = takeKey(settled.state, key, at);
  return { ...next, giveBack: [...settled.giveBack, ...next.giveBack], scanned: [...settled.scanned, ...next.scanned] };
}

/** Lets time pass without a key: ends a burst that has no suffix and gives back what was none. */
export function elapse(before: HandScanner, at: number): HandScannerStep {
  const isBurst = before.held.length >= FEWEST_KEYS;
  const silent = at - before.lastAt > (isBurst ? SILENCE_MS : KEY_GAP_MS);
  if (before.held.length === 0 || !silent) return { state: before, hold: false, giveBack: [], scanned: [] };
  return isBurst ? finish(before, at, false) : letGo(before);
}

/** How long to wait, without a key, before `elapse` has something to say; undefined when nothing is held. */
export function waitFor({ held }: HandScanner): number | undefined {
  return held.length === 0 ? undefined : (held.length >= FEWEST_KEYS ? SILENCE_MS : KEY_GAP_MS) + 1;
}

function takeKey(before: HandScanner, key: PressedKey, at: number): HandScannerStep {
  if (MODIFIERS.has(key.key)) {
    const altBefore = key.key === 'Alt' ? [...before.altBefore, before.held.length] : before.altBefore;
    return nothing(before.held.length === 0 ? { ...before, altBefore: altBefore.slice(-1) } : { ...before, altBefore, lastAt: at });
  }
  const isBurst = before.held.length >= FEWEST_KEYS;
  if (isSuffix(key, isBurst)) {
    if (isBurst) return finish(before, at, true);
    if (before.held.length === 0 && at - before.endedAt <= LATE_SUFFIX_MS) return { ...nothing(before), hold: true };
    return letGo(before);
  }
  if (!isCharacter(key, before.held.length > 0)) return isBurst ? finish(before, at, false) : letGo(before);
  const state: HandScanner = { ...before, held: [...before.held, key], lastAt: at };
  const endsInNewline = state.held.length > FEWEST_KEYS && isBackslash(state.held.at(-2)) && key.key.toLowerCase() === 'n';
  return endsInNewline ? finish({ ...state, held: state.held.slice(0, -2) }, at, true) : { ...nothing(state), hold: true };
}

function finish(before: HandScanner, at: number, hold: boolean): HandScannerStep {
  const text = textOf(before.held, before.altBefore).trim();
  return { state: { held: [], altBefore: [], lastAt: at, endedAt: at }, hold, giveBack: [], scanned: text === '' ? [] : splitGlued(text) };
}

function letGo(before: HandScanner): HandScannerStep {
  return { ...nothing({ ...before, held: [], altBefore: [] }), giveBack: before.held };
}

function nothing(state: HandScanner): HandScannerStep {
  return { state, hold: false, giveBack: [], scanned: [] };
}

const MODIFIERS = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Control', 'Alt', 'Meta']);

/** Some scanners send CR and LF as Ctrl+M and Ctrl+J; within a burst that is no shortcut of a person. */
function isSuffix(key: PressedKey, isBurst: boolean): boolean {
  if (key.repeat) return false;
  if (key.shortcut) return isBurst && (key.code === 'KeyJ' || key.code === 'KeyM');
  return key.key === 'Enter' || key.key === 'Tab' || key.code === 'NumpadEnter';
}

/**
 * A dead key of the layout holds nothing up once a burst has begun; before that it is a person writing an accent. The same goes for a
 * separator sent as Ctrl+] or its like.
 */
function isCharacter(key: PressedKey, begun: boolean): boolean {
  if (key.repeat) return false;
  if (isAltDigit(key)) return true;
  if (key.shortcut) return begun && separatorOf(key) !== undefined;
  return [...key.key].length === 1 || (begun && (key.key === 'Dead' || digitOf(key) !== undefined));
}

function isBackslash(key: PressedKey | undefined): boolean {
  return key !== undefined && (key.key === '\\' || key.code === 'Backslash' || key.code === 'IntlBackslash');
}
