/** Turns the camera off while nobody packs: it warms up, its light is on, and it costs a core. */
export interface Rest {
  /** Something happened that means packing: a code in view, a scan, a key, a touch. Wakes at once. */
  act(): void;
  /** The window can be seen by nobody, or again. */
  hide(hidden: boolean): void;
  /** Is heard of no more. */
  stop(): void;
}

export interface RestOptions {
  /** Called on every change, never for the state at the start, which is awake. */
  readonly onResting: (resting: boolean) => void;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
  /** Runs an action once after some milliseconds; returns the way to stop it. */
  readonly after: (ms: number, action: () => void) => () => void;
}

/** Without any sign of packing for so long, the camera rests. */
export const REST_AFTER_MS = 3 * 60_000;
/** The same while the window is hidden; a covered window in front of a busy camera goes on reading. */
export const HIDDEN_REST_AFTER_MS = 10_000;

export function createRest({ onResting, now, after }: RestOptions): Rest {
  let actedAt = now();
  let resting = false;
  let hidden = false;
  let stopped = false;
  let cancel = () => {};

  function plan(): void {
    cancel();
    if (stopped || resting) return;
    const left = actedAt + (hidden ? HIDDEN_REST_AFTER_MS : REST_AFTER_MS) - now();
    // One timer that looks again, instead of a new one with each of thirty frames a second.
    cancel = after(Math.max(left, 1), () => (now() - actedAt >= (hidden ? HIDDEN_REST_AFTER_MS : REST_AFTER_MS) ? set(true) : plan()));
  }

  function set(next: boolean): void {
    if (stopped || next === resting) return;
    resting = next;
    onResting(next);
    plan();
  }

  plan();
  return {
    act() {
      actedAt = now();
      set(false);
    },
    hide(next) {
      if (next === hidden) return;
      hidden = next;
      if (!next) actedAt = now();
      if (!next) set(false);
      plan();
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
