import type { EventDraft } from '../domain/events.ts';
import type { Journal } from '../ports/journal.ts';

/** The first thing that happens after a shift ended opens the next one, in the same transaction. Throws `JournalFailure`. */
export function appendInShift(journal: Journal, drafts: readonly EventDraft[]): void {
  journal.append(journal.currentShift() === undefined ? [{ type: 'shift-started', body: {} }, ...drafts] : drafts);
}
