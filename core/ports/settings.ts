import type { StationSettings } from '../domain/settings.ts';

/** What a station remembers about itself that is neither a box nor a secret. */
export interface Settings {
  get(): StationSettings;
  /** Resolves in the same turn; the file is written whole or not at all. */
  change(patch: Partial<StationSettings>): StationSettings;
}
