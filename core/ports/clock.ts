/** Time, so that a night passes in milliseconds in a test. */
export interface Clock {
  /** Wall clock, milliseconds since 1970 UTC. May jump; never used to order events, and never to tell that something is old. */
  now(): number;
  /**
   * Milliseconds since some moment, by a clock that nobody can set: for how long something takes. Begins anew with the process, and on some systems
   * stands still while the computer sleeps.
   */
  elapsed(): number;
  /** Runs `action` once after `ms` milliseconds; returns the way to stop it. */
  after(ms: number, action: () => void): () => void;
}
