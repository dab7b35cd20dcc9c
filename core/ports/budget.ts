import type { Trouble } from '../domain/trouble.ts';

/** One service account's share of the quota, over everything that asks with it in this process. */
export interface Budget {
  /**
   * Takes room for one request, and waits for it, but not longer than anybody would wait in front of a screen. Resolves to undefined when
   * the room is taken, else to the trouble with it.
   */
  room(): Promise<Trouble | undefined>;
  /** Milliseconds until there is room for one request; 0 when there is. */
  waitMs(): number;
}
