import { gatherLines, LINE_GAP_MS } from './gather-lines.ts';
import { elapse, idleHandScanner, step, waitFor, type HandScannerStep, type PressedKey } from './hand-scanner.ts';
import { typeInto } from './type-into.ts';

/**
 * Hears the hand scanner whatever has the focus, and keeps its keys from buttons and fields. A key of a person reaches the page
 * at most 50 ms late on a computer that keeps up. Returns the way to stop.
 * @param onScan the codes of one burst, or the lines of one code: a scanner presses Enter behind each, and the next begins at once
 */
export function listenToHandScanner(page: Document, onScan: (texts: string[]) => void): () => void {
  let state = idleHandScanner;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lines = gatherLines(onScan);
  /** Where each held key would have gone. */
  let targets: (EventTarget | null)[] = [];
  /**
   * How late the last key was heard, milliseconds. On a busy computer the keys behind it are as late: to take that for a silence would
   * cut a burst in two.
   */
  let lag = 0;
  /** Keys whose press the page has not seen, so that it must not see their release either. */
  const swallowed = new Set<string>();

  function apply({ state: next, giveBack, scanned }: HandScannerStep): void {
    state = next;
    const from = targets;
    targets = targets.slice(targets.length - next.held.length);
    clearTimeout(timer);
    const wait = waitFor(next);
    if (wait !== undefined) timer = setTimeout(lookAgain, wait + lag);
    for (const [i, key] of giveBack.entries()) typeInto(page, from[i] ?? null, key);
    lines.add(scanned);
    lines.tellIn(next.held.length === 0 ? LINE_GAP_MS + lag : undefined);
  }

  /** One turn later: where the page was busy, keys that were pressed in time are waiting to be heard, and their turn comes first. */
  function lookAgain(): void {
    timer = setTimeout(() => apply(elapse(state, performance.now())), 0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys that were given back, and keys that an input method is still composing, are not the keyboard's own.
    if (!event.isTrusted || event.isComposing) return;
    lag = Math.min(Math.max(performance.now() - event.timeStamp, 0), MOST_LAG_MS);
    // Where the page was busy the next box is heard before the wait for its line is over; the times of the keys say that it is another one.
    if (state.held.length === 0 && event.timeStamp - state.endedAt > LINE_GAP_MS) lines.end();
    const taken = step(state, pressedKey(event), event.timeStamp);
    if (taken.hold) {
      event.preventDefault();
      event.stopImmediatePropagation();
      swallowed.add(event.code);
    } else {
      swallowed.delete(event.code);
    }
    if (taken.state.held.length > 0 && taken.hold) targets.push(event.target);
    apply(taken);
  }

  function onKeyUp(event: KeyboardEvent): void {
    if (event.isTrusted && swallowed.delete(event.code)) event.stopImmediatePropagation();
  }

  page.addEventListener('keydown', onKeyDown, { capture: true });
  page.addEventListener('keyup', onKeyUp, { capture: true });
  return () => {
    page.removeEventListener('keydown', onKeyDown, { capture: true });
    page.removeEventListener('keyup', onKeyUp, { capture: true });
    clearTimeout(timer);
    // Whoever listened is told of everything that was read.
    lines.end();
  };
}

/** A key that claims to be older than this has a clock of its own. */
const MOST_LAG_MS = 2000;

function pressedKey(event: KeyboardEvent): PressedKey {
  // AltGr shows as Control and Alt together on Windows, but what it types is a character.
  const writesWithAltGr = event.getModifierState('AltGraph');
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    shortcut: !writesWithAltGr && (event.ctrlKey || event.altKey || event.metaKey),
    alt: !writesWithAltGr && event.altKey,
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
  };
}
