import { elapse, idleHandScanner, step, waitFor, type HandScannerStep, type PressedKey } from './hand-scanner.ts';
import { typeInto } from './type-into.ts';

/**
 * Hears the hand scanner whatever has the focus, and keeps its keys from buttons and fields. A key of a person reaches the page
 * at most 50 ms late. Returns the way to stop.
 * @param onScan the codes of one burst
 */
export function listenToHandScanner(page: Document, onScan: (texts: string[]) => void): () => void {
  let state = idleHandScanner;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where each held key would have gone. */
  let targets: (EventTarget | null)[] = [];
  /** Keys whose press the page has not seen, so that it must not see their release either. */
  const swallowed = new Set<string>();

  function apply({ state: next, giveBack, scanned }: HandScannerStep): void {
    state = next;
    const from = targets;
    targets = targets.slice(targets.length - next.held.length);
    clearTimeout(timer);
    const wait = waitFor(next);
    if (wait !== undefined) timer = setTimeout(() => apply(elapse(state, performance.now())), wait);
    for (const [i, key] of giveBack.entries()) typeInto(page, from[i] ?? null, key);
    if (scanned.length > 0) onScan([...scanned]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys that were given back, and keys that an input method is still composing, are not the keyboard's own.
    if (!event.isTrusted || event.isComposing) return;
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
  };
}

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
