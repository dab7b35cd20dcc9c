import type { Journal } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';
import { storeRefusal } from './store-refusal.ts';

export interface Retry {
  /** How many were held and now wait. */
  readonly retried: number;
  /** Why it could not be noted; then every box stays as it was. */
  readonly refused?: StoreRefusal;
}

/** Sends held boxes again because a person asked for it. */
export function retryBoxes(journal: Journal, ids: readonly string[]): Retry {
  const held = ids.filter((id) => journal.box(id)?.state === 'held');
  if (held.length === 0) return { retried: 0 };
  try {
    journal.append(held.map((box) => ({ type: 'box-retried', body: { box } })));
    return { retried: held.length };
  } catch (error) {
    return { retried: 0, refused: storeRefusal(error) };
  }
}
