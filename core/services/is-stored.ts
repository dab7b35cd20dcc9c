import { JournalFailure } from '../ports/journal.ts';

/** Whether the disk took it. Anything but the disk is a bug. */
export function isStored(store: () => void): boolean {
  try {
    store();
    return true;
  } catch (error) {
    if (error instanceof JournalFailure) return false;
    throw error;
  }
}
