import type { Device } from './devices.ts';
import type { DeviceIdentifier } from './identifiers.ts';

/** What became of one device in all claims so far; tests prove by it that a device was claimed exactly once. */
export interface LedgerEntry {
  readonly imei: string;
  readonly imei2: string | undefined;
  /** The customer that holds it now; `another company` for a device of another reseller. */
  readonly owner: string | undefined;
  /** How often it went from nobody to a customer. */
  readonly claims: number;
  /** How often Google worked on a claim for it, whatever came of it. */
  readonly attempts: number;
  readonly deviceId: string | undefined;
  /** The sender's own id from the metadata of the claim that made it. */
  readonly box: string | undefined;
}

/** For the life of the state file. A device has one entry for ever, whichever of its IMEIs comes first in a claim. */
export interface Ledger {
  /** `device` is what the claim's identifiers name, where they name one. */
  attempted(device: Device | undefined, identifier: DeviceIdentifier): void;
  claimed(device: Device): void;
  unclaimed(device: Device): void;
  /** The identifiers name a device that belongs to another reseller's customer. */
  foreign(identifier: DeviceIdentifier): void;
  entries(): LedgerEntry[];
}

export function createLedger(saved: readonly LedgerEntry[]): Ledger {
  // By device id, or by IMEI as long as there is no device.
  const entries = new Map(saved.map((entry) => [entry.deviceId ?? entry.imei, entry]));
  const entryFor = (key: string, { imei = '', imei2 }: DeviceIdentifier): LedgerEntry =>
    entries.get(key) ?? { imei, imei2, owner: undefined, claims: 0, attempts: 0, deviceId: undefined, box: undefined };
  return {
    attempted(device, identifier) {
      const key = device?.id ?? identifier.imei ?? '';
      const entry = entryFor(key, identifier);
      entries.set(key, { ...entry, attempts: entry.attempts + 1 });
    },
    claimed({ id, identifier, owner, metadata }) {
      const { imei = '', imei2 } = identifier;
      // What was tried in vain before there was a device belongs to it now.
      const entry = entries.get(id) ?? { ...entryFor(imei, identifier), imei2 };
      if (!entries.has(id)) entries.delete(imei);
      entries.set(id, { ...entry, owner, deviceId: id, claims: entry.claims + 1, box: boxOf(metadata) });
    },
    unclaimed({ id, identifier }) {
      entries.set(id, { ...entryFor(id, identifier), owner: undefined });
    },
    foreign(identifier) {
      const key = identifier.imei ?? '';
      entries.set(key, { ...entryFor(key, identifier), owner: 'another company' });
    },
    entries: () => [...entries.values()],
  };
}

// The key that Claimstation uses, and the one that Google's samples show for a sender's own number.
function boxOf(metadata: Readonly<Record<string, string>>): string | undefined {
  return metadata['claimstation_box'] ?? metadata['ordernumber'];
}
