import { storeRefusal } from '../core/services/store-refusal.ts';
import type { StoreRefusal } from '../core/views/store.ts';

/** The station cannot start. `message` is for the person in front of it: what is wrong and what to do. */
export class StationRefusal extends Error {
  override readonly name = 'StationRefusal';
  readonly reason: 'in-use' | 'not-writable' | 'damaged' | 'newer-version' | 'options';
  constructor(reason: StationRefusal['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** What the disk said, where that is why. Anything else is a bug, or a refusal of another kind, and thrown on. */
export function diskReason(error: unknown): StoreRefusal {
  return storeRefusal(error instanceof StationRefusal ? error.cause : error);
}
