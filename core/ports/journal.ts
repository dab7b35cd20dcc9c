import type { Box, BoxState } from '../domain/box.ts';
import type { DeviceIdentifiers } from '../domain/device-record.ts';
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

  /** The box that stands for this device: that carries one of its IMEIs, as first or second, or what else names it. Not one that was let go. */
  boxOfDevice(identifiers: DeviceIdentifiers): Box | undefined;
  /** Every box, also those let go, that this IMEI, MEID, serial number or Google's device ID names; newest first. */
  boxesNamed(value: string, limit: number): Box[];
  /** Everything that happened to a box, oldest first. */
  history(box: string): StoredEvent[];
  box(id: string): Box | undefined;
  /** Those that were last sent in this batch, in order of acceptance. */
  boxesOfClaim(claim: string): Box[];
  /** All that were ever sent in it, also those that have been sent again since, in order of acceptance. */
  boxesSentIn(claim: string, limit: number, offset: number): Box[];
  /** In order of acceptance. */
  boxesInState(state: BoxState, limit: number): Box[];
  countInState(state: BoxState): number;
  /** Of the boxes accepted up to an event, those that Google has not answered for: neither claimed nor held nor let go. */
  countOnTheWay(upTo: number): number;
  /** Newest first. */
  newestBoxes(limit: number): Box[];
  /** Newest first. */
  boxesOfShift(shift: string, limit: number, offset: number): Box[];

  /** Batches of one kind that Google has taken and not finished. */
  openClaims(kind: BatchKind): OpenClaim[];
  /** Batches sent before the one named, or the last ones; newest first. */
  batches(limit: number, before?: string): Batch[];
  batch(claim: string): Batch | undefined;
  /** Where the boxes stand that were last sent in this batch. */
  statesOfClaim(claim: string): readonly { readonly state: BoxState; readonly count: number }[];

  /** Manufacturers and models that Google confirmed for a TAC, or for any; the most frequent first. */
  models(tac?: string): readonly Model[];

  /** Small things that are nobody's truth, such as when to ask Google again. Kept over a restart, not part of the events. */
  recall(name: string): string | undefined;
  /** Throws `JournalFailure`. */
  remember(name: string, value: string): void;

  /** The shift that is running, with its start. */
  currentShift(): ShiftRow | undefined;
  shift(id: string): ShiftRow | undefined;
  totals(shift: string): ShiftTotals;
  /** Boxes accepted in a shift, counted from the events themselves: the other side of the balance. */
  acceptedIn(shift: string): number;
  /** What is still open since this journal was restored; undefined once Google has told everything. */
  recovery(): OpenRecovery | undefined;
  /** The customer chosen last. */
  currentCustomer(): { readonly id: string; readonly name: string } | undefined;
}

/** Whether devices are to be claimed or to be let go. */
export type BatchKind = 'claim' | 'release';

/** A request that left for Google, and what came of it. */
export interface Batch {
  readonly claim: string;
  readonly kind: BatchKind;
  readonly size: number;
  /** Of its first box. */
  readonly customerName: string;
  readonly sentAt: number;
  readonly takenAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly operation: string | undefined;
  /** Of the last trouble with it as a whole. */
  readonly code: string | undefined;
}

export interface Model {
  readonly manufacturer: string;
  readonly model: string;
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

/** This journal was restored, and what it may have missed is being made up for. */
export interface OpenRecovery {
  /** When it was restored. */
  readonly since: number;
  readonly from: 'backup' | 'archive' | 'nothing';
  /** When the copy was made. */
  readonly madeAt: number | undefined;
  /** The stations whose boxes are searched for at Google. */
  readonly stations: readonly string[];
}

/** The disk said no: full, read-only, gone, or in other hands. Nothing was stored, here or in another file of the station. */
export class JournalFailure extends Error {
  override readonly name = 'JournalFailure';
  readonly reason: JournalFailureReason;
  constructor(reason: JournalFailureReason, cause: unknown) {
    super(`cannot store: ${reason}`, { cause });
    this.reason = reason;
  }
}

export type JournalFailureReason =
  | 'disk-full'
  | 'read-only'
  /** Another program holds the file. */
  | 'locked'
  /** The file is not where it was opened any more: what is written now would be in no file that is found again. */
  | 'folder-gone'
  | 'damaged'
  | 'other';
