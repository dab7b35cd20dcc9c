import type { Device } from './devices.ts';
import { keysOf, type DeviceIdentifier } from './identifiers.ts';

/** What became of one device in all claims so far; tests prove by it that a device was claimed exactly once. */
export interface LedgerEntry {
  /** Empty for a device without one. */
  readonly imei: string;
  readonly imei2: string | undefined;
  /** What else names a device that has no IMEI: `meid …`, or `serial ["serial number","manufacturer","model"]`. */
  readonly otherwise?: string | undefined;
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

/**
 * For the life of the state file. A device has one entry for ever, whichever of its identifiers comes first in a claim. What changes an
 * entry returns it.
 */
export interface Ledger {
  /** `device` is what the claim's identifiers name, where they name one. */
  attempted(device: Device | undefined, identifier: DeviceIdentifier): LedgerEntry;
  claimed(device: Device): LedgerEntry;
  unclaimed(device: Device): LedgerEntry;
  /** The identifiers name a device that belongs to another reseller's customer. */
  foreign(identifier: DeviceIdentifier): LedgerEntry;
  entries(): LedgerEntry[];
}

export function createLedger(saved: readonly LedgerEntry[]): Ledger {
  const entries = new Map<string, LedgerEntry>();
  for (const entry of saved) write(entries, entry);
  const entryFor = (key: string, identifier: DeviceIdentifier): LedgerEntry =>
    entries.get(key) ?? { ...nameOf(identifier), owner: undefined, claims: 0, attempts: 0, deviceId: undefined, box: undefined };
  const put = (entry: LedgerEntry): LedgerEntry => write(entries, entry);
  return {
    attempted(device, identifier) {
      const entry = entryFor(device?.id ?? keyOf(nameOf(identifier)), identifier);
      return put({ ...entry, attempts: entry.attempts + 1 });
    },
    claimed({ id, identifier, owner, metadata }) {
      // What was tried in vain before there was a device belongs to it now.
      const entry = entries.get(id) ?? { ...entryFor(keyOf(nameOf(identifier)), identifier), imei2: identifier.imei2 };
      return put({ ...entry, owner, deviceId: id, claims: entry.claims + 1, box: boxOf(metadata) });
    },
    unclaimed: ({ id, identifier }) => put({ ...entryFor(id, identifier), deviceId: id, owner: undefined }),
    foreign: (identifier) => put({ ...entryFor(keyOf(nameOf(identifier)), identifier), owner: 'another company' }),
    entries: () => [...entries.values()],
  };
}

/** Puts an entry where it belongs: by device id, or by its name as long as there is no device. Also how a change log is read again. */
export function write(entries: Map<string, LedgerEntry>, entry: LedgerEntry): LedgerEntry {
  const { deviceId } = entry;
  if (deviceId !== undefined && !entries.has(deviceId)) entries.delete(keyOf(entry));
  entries.set(deviceId ?? keyOf(entry), entry);
  return entry;
}

type Name = Pick<LedgerEntry, 'imei' | 'imei2' | 'otherwise'>;

function nameOf(identifier: DeviceIdentifier): Name {
  const { imei = '', imei2 } = identifier;
  const [otherwise] = imei === '' ? keysOf(identifier) : [];
  return { imei, imei2, ...(otherwise !== undefined && { otherwise }) };
}

function keyOf({ imei, otherwise = '' }: Name): string {
  return imei === '' ? otherwise : imei;
}

// The key that Claimstation uses, and the one that Google's samples show for a sender's own number.
function boxOf(metadata: Readonly<Record<string, string>>): string | undefined {
  return metadata['claimstation_box'] ?? metadata['ordernumber'];
}
