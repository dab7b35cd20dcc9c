/** Randomness, so that domain and services stay repeatable in tests. */
export interface Chance {
  /** A UUIDv7 (RFC 9562): sorts by time, unique over all stations. */
  id(): string;
  /** At least 0, below 1. */
  fraction(): number;
}
