import type { Clock } from '../ports/clock.ts';
import { JournalFailure, type Journal } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';
import { storeRefusal } from './store-refusal.ts';

/** Knows whether the last write went through, and while it did not, tries by itself: nobody has to scan a box to find out that there is room again. */
export interface StoreWatch {
  /** The journal, watched. */
  readonly journal: Journal;
  /** Undefined while all is well. */
  trouble(): StoreRefusal | undefined;
  /** Tries now. */
  look(): void;
  stop(): void;
}

/** @param changed the window has something new to show */
export function watchStore(journal: Journal, { clock, changed }: { readonly clock: Clock; readonly changed: () => void }): StoreWatch {
  let trouble: StoreRefusal | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;

  const note = (now: StoreRefusal | undefined): void => {
    const before = trouble;
    trouble = now;
    if (now === undefined || stopped) {
      cancel?.();
      cancel = undefined;
    } else cancel ??= clock.after(AGAIN_MS, look);
    if (now !== before) changed();
  };
  const watched = <T>(write: () => T): T => {
    try {
      const written = write();
      note(undefined);
      return written;
    } catch (error) {
      if (error instanceof JournalFailure) note(storeRefusal(error));
      throw error;
    }
  };
  function look(): void {
    cancel = undefined;
    if (stopped) return;
    try {
      // As much as a box takes and more: what has no room for that has no room. Then it is given back.
      watched(() => journal.remember(PROBE, ROOM));
      watched(() => journal.remember(PROBE, ''));
    } catch (error) {
      if (!(error instanceof JournalFailure)) throw error;
    }
  }

  return {
    journal: {
      ...journal,
      append: (drafts) => watched(() => journal.append(drafts)),
      remember: (name, value) => watched(() => journal.remember(name, value)),
    },
    trouble: () => trouble,
    look,
    stop() {
      stopped = true;
      note(trouble);
    },
  };
}

const AGAIN_MS = 2000;
const PROBE = 'room';
const ROOM = ' '.repeat(32 * 1024);
