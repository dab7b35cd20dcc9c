import type { SavedTokens } from '../access/bearer-tokens.ts';
import type { SavedServiceAccount } from '../access/service-account.ts';
import type { Customer } from '../world/customers.ts';
import type { Device } from '../world/devices.ts';
import type { LedgerEntry } from '../world/ledger.ts';
import type { Operation } from '../world/operations.ts';

/** The whole state, as the first line of the state file has it. */
export interface SavedState {
  readonly version: 1;
  readonly serviceAccount: SavedServiceAccount;
  readonly tokens: SavedTokens;
  readonly world: SavedWorld;
}

export interface SavedWorld {
  /** Those that were created; absent in a file of the first version of the simulator. */
  readonly customers?: readonly Customer[];
  readonly devices: readonly Device[];
  readonly operations: readonly Operation[];
  readonly ledger: readonly LedgerEntry[];
}
