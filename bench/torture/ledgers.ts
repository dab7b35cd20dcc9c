/** What the scanner was told: by the IMEI that a box is known by. */
export interface Acknowledged {
  readonly imei: string;
  /** The id that the station gave it. */
  readonly box: string;
  /** The customer that the reply named. */
  readonly customer: string;
}

/** What the journal's events and its table of boxes hold. */
export interface JournalLedger {
  readonly accepted: readonly { readonly box: string; readonly imei: string; readonly customer: string }[];
  readonly boxes: readonly {
    readonly box: string;
    readonly imei: string;
    readonly customer: string;
    readonly state: string;
    readonly reason: string | undefined;
  }[];
  readonly endedShifts: readonly string[];
  /** `PRAGMA integrity_check`. */
  readonly integrity: string;
}

/** What Google has of a device. */
export interface GoogleEntry {
  readonly imei: string;
  readonly owner: string | undefined;
  readonly claims: number;
  readonly attempts: number;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
}

export const FINDING_KINDS = ['lost', 'doubleClaimed', 'wrongCustomer', 'falseFailures', 'stuck'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/**
 * Holds the three ledgers against each other, after all faults have ended and the station had its time. The kinds are defined at `torture`.
 * @param asked every device that was ever scanned, with the customers that were on the screen
 * @param finished shifts whose end was acknowledged
 */
export function compareLedgers({
  acknowledged,
  asked,
  finished,
  journal,
  google,
}: {
  readonly acknowledged: readonly Acknowledged[];
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  readonly finished: readonly string[];
  readonly journal: JournalLedger;
  readonly google: readonly GoogleEntry[];
}): Finding[] {
  const findings: Finding[] = [];
  const found = (kind: FindingKind, what: string): void => void findings.push({ kind, what });
  const rows = new Map(journal.boxes.map((row) => [row.box, row]));
  const events = new Map(journal.accepted.map((event) => [event.box, event]));
  const devices = new Map(google.map((entry) => [entry.imei, entry]));

  if (journal.integrity !== 'ok') found('lost', `the journal is not intact: ${journal.integrity}`);
  for (const shift of finished) if (!journal.endedShifts.includes(shift)) found('lost', `the end of shift ${shift}`);

  for (const { imei, box, customer } of acknowledged) {
    const event = events.get(box);
    if (event === undefined) found('lost', `${imei} was acknowledged as box ${box}, and the journal has no such event`);
    else if (event.imei !== imei) found('lost', `box ${box} was acknowledged for ${imei} and stored with ${event.imei}`);
    else if (event.customer !== customer)
      found('wrongCustomer', `${imei} was acknowledged for ${customer} and stored for ${event.customer}`);
    if (event !== undefined && !rows.has(box)) found('lost', `${imei} is among the events and not among the boxes`);
  }

  for (const [imei, same] of Map.groupBy(journal.accepted, (event) => event.imei)) {
    if (same.length > 1) found('doubleClaimed', `${imei} was accepted as ${same.length} boxes`);
    for (const { customer } of same)
      if (asked.get(imei)?.has(customer) !== true)
        found('wrongCustomer', `${imei} was stored for ${customer}, which was not on the screen`);
  }

  for (const { imei, customer, state, reason } of journal.boxes) {
    const device = devices.get(imei);
    if (state === 'held') found('falseFailures', `${imei} is held: ${reason ?? 'no reason'}`);
    else if (state !== 'claimed') found('stuck', `${imei} is ${state}`);
    else if (device?.owner === undefined) found('lost', `${imei} is claimed for the journal, and Google does not have it`);
    if (device?.owner !== undefined && device.owner !== customer)
      found('wrongCustomer', `${imei} belongs to ${customer}, and Google gave it to ${device.owner}`);
  }

  for (const { imei, owner, claims, attempts } of google) {
    if (claims > 1 || attempts > 1) found('doubleClaimed', `Google worked on ${attempts} claims for ${imei}, ${claims} of them new`);
    if (owner !== undefined && !journal.boxes.some((row) => row.imei === imei))
      found('lost', `${imei} is at Google and not in the journal`);
  }
  return findings;
}
