/** Time, so that a night passes in milliseconds in a test. */
export interface Clock {
  /** Wall clock, milliseconds since 1970 UTC. May jump; never used to order events. */
  now(): number;
  /** Runs `action` once after `ms` milliseconds; returns the way to stop it. */
  after(ms: number, action: () => void): () => void;
}
