import type { BoxState } from './box.ts';

/** Boxes of one shift by where they stand, in all and by customer, and the scans that became no box. */
export interface ShiftTotals {
  readonly boxes: readonly {
    readonly customer: { readonly id: string; readonly name: string };
    readonly state: BoxState;
    readonly count: number;
  }[];
  readonly repeated: number;
  readonly refused: number;
}

/** One line of the summary: `scanned` is always `claimed + waiting + attention + released + undone`. */
export interface Tally {
  readonly scanned: number;
  readonly claimed: number;
  /** On the way: waiting, sent, processing, being looked up, or being let go. */
  readonly waiting: number;
  readonly attention: number;
  /** Claimed and let go again for good. */
  readonly released: number;
  /** Taken back before they were claimed. They were scanned all the same, and nothing that was scanned vanishes from the count. */
  readonly undone: number;
}

export interface ShiftSummary {
  readonly shift: string;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly total: Tally;
  readonly customers: readonly { readonly id: string; readonly name: string; readonly tally: Tally }[];
  readonly repeated: number;
  readonly refused: number;
  /** Whether the lines add up to the total and the total to the boxes. False means a bug, and the window says so. */
  readonly balanced: boolean;
}

/** Sums a shift up. Independent of the counters: `balanced` compares the sum of the customers with the number of accepted boxes. */
export function summarise(
  shift: { readonly id: string; readonly startedAt: number; readonly endedAt: number | undefined },
  totals: ShiftTotals,
  accepted: number,
): ShiftSummary {
  const byCustomer = new Map<string, { id: string; name: string; tally: Tally }>();
  for (const { customer, state, count } of totals.boxes) {
    const line = byCustomer.get(customer.id) ?? { ...customer, tally: NOTHING };
    byCustomer.set(customer.id, { ...line, tally: add(line.tally, tallyOf(state, count)) });
  }
  const customers = [...byCustomer.values()].sort((a, b) => a.name.localeCompare(b.name));
  const total = customers.reduce((sum, line) => add(sum, line.tally), NOTHING);
  const parts = total.claimed + total.waiting + total.attention + total.released + total.undone;
  const balanced = total.scanned === accepted && total.scanned === parts;
  return {
    shift: shift.id,
    startedAt: shift.startedAt,
    endedAt: shift.endedAt,
    total,
    customers,
    repeated: totals.repeated,
    refused: totals.refused,
    balanced,
  };
}

const NOTHING: Tally = { scanned: 0, claimed: 0, waiting: 0, attention: 0, released: 0, undone: 0 };

function tallyOf(state: BoxState, count: number): Tally {
  const claimed = state === 'claimed' ? count : 0;
  const attention = state === 'held' ? count : 0;
  const released = state === 'released' ? count : 0;
  const undone = state === 'undone' ? count : 0;
  return { scanned: count, claimed, attention, released, undone, waiting: count - claimed - attention - released - undone };
}

function add(a: Tally, b: Tally): Tally {
  return {
    scanned: a.scanned + b.scanned,
    claimed: a.claimed + b.claimed,
    waiting: a.waiting + b.waiting,
    attention: a.attention + b.attention,
    released: a.released + b.released,
    undone: a.undone + b.undone,
  };
}
