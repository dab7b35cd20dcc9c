import type { Levers } from '../levers.ts';
import type { Change } from '../state/changes.ts';
import type { SavedWorld } from '../state/saved.ts';
import type { Chance } from '../chance.ts';
import { createCustomers, type Customers } from './customers.ts';
import { createDevices, type Devices } from './devices.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createOperations, type Operations } from './operations.ts';
import { workOn } from './working.ts';

/** Everything that Google knows about this reseller. */
export interface World {
  readonly partnerId: string;
  readonly customers: Customers;
  readonly devices: Devices;
  readonly operations: Operations;
  readonly ledger: Ledger;
  readonly levers: Levers;
  readonly chance: Chance;
  readonly pace: number;
  now(): number;
  /** Does what is due by now; called before anything looks at the world. */
  catchUp(): void;
  /** To be told of every change: it is kept before the reply goes out. */
  keep(change: Change): void;
  saved(): SavedWorld;
}

export interface WorldOptions {
  readonly saved: SavedWorld | undefined;
  readonly levers: Levers;
  readonly chance: Chance;
  readonly pace: number;
  readonly now: () => number;
  readonly keep: (change: Change) => void;
}

export function createWorld({ saved, levers, chance, pace, now, keep }: WorldOptions): World {
  const world: World = {
    partnerId: '3141592653',
    customers: createCustomers(saved?.customers ?? []),
    devices: createDevices(saved?.devices ?? []),
    operations: createOperations(saved?.operations ?? []),
    ledger: createLedger(saved?.ledger ?? []),
    levers,
    chance,
    pace,
    now,
    catchUp() {
      if (levers.neverDone === 'frozen') return;
      const ending = { mayFinish: levers.neverDone === false, lateMs: levers.doneLateMs };
      for (const progress of world.operations.advance(now(), ending, (item) => workOn(item, world))) keep(progress);
    },
    keep,
    saved: () => ({
      customers: world.customers.saved(),
      devices: world.devices.saved(),
      operations: world.operations.saved(),
      ledger: world.ledger.entries(),
    }),
  };
  return world;
}
