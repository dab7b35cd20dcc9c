import { JournalFailure, type Journal } from '../ports/journal.ts';

/** Sends held boxes again because a person asked for it; how many were held and now wait. */
export function retryBoxes(journal: Journal, ids: readonly string[]): number {
  const held = ids.filter((id) => journal.box(id)?.state === 'held');
  if (held.length === 0) return 0;
  try {
    journal.append(held.map((box) => ({ type: 'box-retried', body: { box } })));
    return held.length;
  } catch (error) {
    if (error instanceof JournalFailure) return 0;
    throw error;
  }
}
