import { foreignImeis } from '../foreign-devices.ts';
import type { Levers } from '../levers.ts';
import { claimDevice, type ClaimOutcome, type Why } from './claiming.ts';
import { inventedCustomers, type Customer } from './customers.ts';
import { createDevices, type Device, type Devices } from './devices.ts';
import { createLedger, type Ledger, type LedgerEntry } from './ledger.ts';
import { createOperations, type ItemResult, type Operation, type Operations } from './operations.ts';

/** Everything that Google knows about this reseller. */
export interface World {
  readonly partnerId: string;
  readonly customers: readonly Customer[];
  readonly foreignImeis: ReadonlySet<string>;
  readonly devices: Devices;
  readonly operations: Operations;
  readonly ledger: Ledger;
  readonly levers: Levers;
  readonly pace: number;
  now(): number;
  /** Does what is due by now; called before anything looks at the world. */
  catchUp(): void;
  /** To be called after a change: it is kept before the reply goes out. */
  changed(): void;
  saved(): SavedWorld;
}

/** As it stands in the state file. */
export interface SavedWorld {
  readonly devices: readonly Device[];
  readonly operations: readonly Operation[];
  readonly ledger: readonly LedgerEntry[];
}

export interface WorldOptions {
  readonly saved: SavedWorld | undefined;
  readonly levers: Levers;
  readonly pace: number;
  readonly now: () => number;
  readonly changed: () => void;
}

export function createWorld({ saved, levers, pace, now, changed }: WorldOptions): World {
  const world: World = {
    partnerId: '3141592653',
    customers: inventedCustomers,
    foreignImeis: new Set(foreignImeis),
    devices: createDevices(saved?.devices ?? []),
    operations: createOperations(saved?.operations ?? []),
    ledger: createLedger(saved?.ledger ?? []),
    levers,
    pace,
    now,
    catchUp() {
      if (levers.neverDone === 'frozen') return;
      if (world.operations.advance(now(), levers.neverDone === false, (item) => resultOf(claimDevice(item.claim, world)))) changed();
    },
    changed,
    saved: () => ({ devices: world.devices.saved(), operations: world.operations.saved(), ledger: world.ledger.entries() }),
  };
  return world;
}

function resultOf(outcome: ClaimOutcome): ItemResult {
  if (outcome.kind === 'claimed') return { status: 'SINGLE_DEVICE_STATUS_SUCCESS', deviceId: outcome.device.id };
  return { status: `SINGLE_DEVICE_STATUS_${statusFor[outcome.why]}`, errorIdentifier: outcome.code, errorMessage: outcome.message };
}

const statusFor: Readonly<Record<Why, string>> = {
  identifier: 'INVALID_DEVICE_IDENTIFIER',
  section: 'INVALID_SECTION_TYPE',
  customer: 'PERMISSION_DENIED',
  'not-yours': 'SECTION_NOT_YOURS',
  'already-exists': 'OTHER_ERROR',
  parameter: 'OTHER_ERROR',
};
