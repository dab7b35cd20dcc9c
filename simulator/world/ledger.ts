import type { PartnerClaim } from './claim-request.ts';

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

/** For the life of the state file; entries are in the order of their first attempt. */
export interface Ledger {
  attempted(imei: string, claim: PartnerClaim): void;
  claimed(imei: string, owner: string, deviceId: string, metadata: Readonly<Record<string, string>>): void;
  unclaimed(imei: string): void;
  /** A device that belongs to another reseller's customer. */
  foreign(imei: string): void;
  entries(): LedgerEntry[];
}

export function createLedger(saved: readonly LedgerEntry[]): Ledger {
  const entries = new Map(saved.map((entry) => [entry.imei, entry]));
  const change = (imei: string, changed: (entry: LedgerEntry) => Partial<LedgerEntry>): void => {
    const entry = entries.get(imei) ?? { imei, imei2: undefined, owner: undefined, claims: 0, attempts: 0, deviceId: undefined, box: undefined };
    entries.set(imei, { ...entry, ...changed(entry) });
  };
  return {
    attempted: (imei, claim) =>
      change(imei, (entry) => ({ attempts: entry.attempts + 1, imei2: entry.imei2 ?? claim.deviceIdentifier?.imei2 })),
    claimed: (imei, owner, deviceId, metadata) => change(imei, (entry) => ({ owner, deviceId, claims: entry.claims + 1, box: boxOf(metadata) })),
    unclaimed: (imei) => change(imei, () => ({ owner: undefined })),
    foreign: (imei) => change(imei, () => ({ owner: 'another company' })),
    entries: () => [...entries.values()],
  };
}

function boxOf(metadata: Readonly<Record<string, string>>): string | undefined {
  return metadata['box'] ?? metadata['ordernumber'];
}
