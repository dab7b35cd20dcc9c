import type { Box, BoxState } from '../domain/box.ts';
import type { EventDraft, StoredEvent } from '../domain/events.ts';
import type { ShiftTotals } from '../domain/shift.ts';

/**
 * The station's memory: an append-only list of events, and what follows from them. Nothing is ever deleted.
 * Synchronous on purpose: between a decision and its event nothing else can happen, so two scans of one box cannot both be first.
 */
export interface Journal {
  /**
   * Stores the events and everything that follows from them in one transaction.
   * Returns when they are on the disk (fsync done), never before. Throws `JournalFailure` and stores nothing otherwise.
   */
  append(drafts: readonly EventDraft[]): StoredEvent[];

  /** The box that carries this IMEI, as first or second. */
  boxByImei(imei: string): Box | undefined;
  box(id: string): Box | undefined;
  boxesOfClaim(claim: string): Box[];
  /** In order of acceptance. */
  boxesInState(state: BoxState, limit: number): Box[];
  countInState(state: BoxState): number;
  /** Newest first. */
  newestBoxes(limit: number): Box[];
  /** Newest first. */
  boxesOfShift(shift: string, limit: number, offset: number): Box[];

  /** Batches that Google has taken and not finished. */
  openClaims(): OpenClaim[];

  /** The shift that is running, with its start. */
  currentShift(): ShiftRow | undefined;
  shift(id: string): ShiftRow | undefined;
  totals(shift: string): ShiftTotals;
  /** Boxes accepted in a shift, counted from the events themselves: the other side of the balance. */
  acceptedIn(shift: string): number;
  /** The customer chosen last. */
  currentCustomer(): { readonly id: string; readonly name: string } | undefined;
}

export interface OpenClaim {
  readonly claim: string;
  readonly operation: string;
  readonly takenAt: number;
  readonly size: number;
  readonly customerName: string;
}

export interface ShiftRow {
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

/** The disk said no: full, read-only, gone, or in other hands. Nothing was stored. */
export class JournalFailure extends Error {
  override readonly name = 'JournalFailure';
  readonly reason: JournalFailureReason;
  constructor(reason: JournalFailureReason, cause: unknown) {
    super(`cannot store: ${reason}`, { cause });
    this.reason = reason;
  }
}

export type JournalFailureReason = 'disk-full' | 'read-only' | 'locked' | 'damaged' | 'other';
