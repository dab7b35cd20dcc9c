import type { ClaimingRules } from '../core/services/claiming.ts';
import type { Chance } from '../core/ports/chance.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Keychain } from '../core/ports/keychain.ts';
import type { Settings } from '../core/ports/settings.ts';
import type { Endpoints } from './options.ts';

/** What a host gives a station. */
export interface StationOptions {
  readonly dataFolder: string;
  readonly host: 'electron' | 'browser';
  readonly settings: Settings;
  readonly keychain: Keychain;
  readonly endpoints: Endpoints;
  /** Begin in practice, whatever account is kept. */
  readonly practice?: boolean;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly rules?: Partial<ClaimingRules>;
  /** Where an archive of the station is written. */
  readonly exportFolder?: string;
  /** Told of bugs, which stop nothing. */
  readonly failed: (error: unknown) => void;
}
