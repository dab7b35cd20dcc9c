import type { StationSettings } from '../domain/settings.ts';

/** What a station remembers about itself that is neither a box nor a secret. */
export interface Settings {
  /** Throws `JournalFailure` where a new station's own ID cannot be kept. */
  get(): StationSettings;
  /** Returns when it is on the disk; the file is written whole or not at all. Throws `JournalFailure` for what the disk refuses. */
  change(patch: Partial<StationSettings>): StationSettings;
}
