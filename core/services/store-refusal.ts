import { JournalFailure } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';

/** Why nothing was kept, as the window is told it. Anything but the disk is a bug, and thrown on. */
export function storeRefusal(error: unknown): StoreRefusal {
  if (!(error instanceof JournalFailure)) throw error;
  // What to do about damage or an unknown fault is the same for the worker: call somebody.
  return error.reason === 'damaged' || error.reason === 'other' ? 'cannot-store' : error.reason;
}
