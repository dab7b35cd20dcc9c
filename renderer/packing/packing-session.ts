import type { BoxView } from '../../core/views/box.ts';
import type { ScanOutcome, UndoOutcome } from '../../core/views/outcomes.ts';
import type { DeviceIdentifiers } from '../../core/domain/device-record.ts';
import type { ScanSource } from '../../core/domain/events.ts';
import type { Reading } from '../../core/domain/label.ts';
import type { Refusal as OtherRefusal } from '../other-device/read-number.ts';
import { createStore, type Store } from '../connection/station-store.ts';
import type { Sound } from '../scan/sounds.ts';

/** One box as it was scanned, for the customer that was on the screen at that moment. */
export interface Scan {
  readonly customer: string;
  readonly source: ScanSource;
  readonly readings: readonly Reading[];
}

/** One device as a person named it, for the customer that was on the screen at that moment. */
export interface NamedDevice {
  readonly customer: string;
  readonly identifiers: DeviceIdentifiers;
}

/** A box to be taken back: this one by its ID, or else the last one that was not taken back before. In the queue with the scans, so that it comes after them. */
export interface Undo {
  readonly undo: string | undefined;
}

/** What main said to a scan or to an undo. */
export type Answer = ScanOutcome | { readonly outcome: 'undo'; readonly undo: UndoOutcome };

type Refusal = Extract<ScanOutcome, { outcome: 'refused' }>;

/** Main's reasons, and the window's own: nobody answered, the second IMEI never came, a scan on a screen that packs nothing or asks for something else. */
export type RefusedReason = Refusal['reason'] | 'no-answer' | 'half-alone' | 'not-packing' | 'nothing-to-undo' | OtherRefusal;

export type NotHere = Extract<UndoOutcome, { outcome: 'not-here' }>['where'];

/** What the result panel shows. It stays until the next box. */
export type Shown =
  | { readonly kind: 'idle' | 'storing' }
  | { readonly kind: 'half' }
  | { readonly kind: 'accepted'; readonly box: BoxView }
  | { readonly kind: 'duplicate'; readonly box: BoxView; readonly otherCustomer: boolean }
  /** Without a box: the first IMEI of two, of which nothing was stored. */
  | { readonly kind: 'undone'; readonly number: string; readonly box: BoxView | undefined }
  | { readonly kind: 'not-undone'; readonly box: BoxView; readonly where: NotHere }
  | { readonly kind: 'refused'; readonly reason: RefusedReason; readonly codes: Refusal['codes'] };

export interface PackingState {
  readonly shown: Shown;
  /** The result before this one: with boxes in quick succession, a refusal must not pass unseen. */
  readonly before: Shown | undefined;
  /** Counts what was shown, so that two equal results are still two. */
  readonly turn: number;
  /** Scans behind the one that is being stored. */
  readonly pending: number;
  /** The first IMEI of a box, waiting for the second. Also there while the panel shows that something else was refused. */
  readonly half: string | undefined;
}

/** @typeParam T what is sent: a box as it was scanned, a device as a person named it, or one to be taken back */
export interface PackingSession<T = Scan | NamedDevice | Undo> extends Store<PackingState> {
  /** Never drops a scan: it is sent when all scans before it have their answer. */
  readonly add: (scan: T) => void;
  /** Refuses without asking main, because there is nothing to send. */
  readonly refuse: (reason: RefusedReason) => void;
  /** The first IMEI of two was read; undefined when it waits no longer. */
  readonly half: (imei: string | undefined) => void;
  /** The first IMEI of two was taken back. */
  readonly tookBackHalf: (imei: string) => void;
}

/**
 * The boxes of this window on their way to main, one after the other, and what came of the last one.
 * @param send rejects when there was no answer; whether the box was stored is unknown then, and scanning it again is safe
 * @param play called after the answer, never before: the accepted sound means that the box is on the disk
 */
export function createPackingSession<T>(send: (scan: T) => Promise<Answer>, play: (sound: Sound) => void): PackingSession<T> {
  const { current, subscribe, change } = createStore<PackingState>({
    shown: { kind: 'idle' },
    before: undefined,
    turn: 0,
    pending: 0,
    half: undefined,
  });
  const queue: T[] = [];
  let sending = false;
  let settled: Shown | undefined;

  function settle(shown: Shown, sound: Sound): void {
    change({ ...current(), shown, before: settled, turn: current().turn + 1, pending: queue.length });
    settled = shown;
    play(sound);
  }

  async function drain(): Promise<void> {
    sending = true;
    for (let scan = queue.shift(); scan !== undefined; scan = queue.shift()) {
      change({ ...current(), shown: { kind: 'storing' }, before: settled, pending: queue.length });
      const shown = await send(scan).then(fromOutcome, () => NO_ANSWER);
      settle(shown, shown.kind === 'not-undone' ? 'refused' : shown.kind);
    }
    sending = false;
  }

  return {
    current,
    subscribe,
    add: (scan) => {
      queue.push(scan);
      if (sending) change({ ...current(), pending: queue.length });
      else void drain();
    },
    refuse: (reason) => settle({ kind: 'refused', reason, codes: [] }, 'refused'),
    tookBackHalf: (imei) => {
      change({ ...current(), half: undefined });
      settle({ kind: 'undone', number: imei, box: undefined }, 'undone');
    },
    half: (imei) => {
      if (imei !== undefined) {
        change({ ...current(), shown: { kind: 'half' }, before: settled, turn: current().turn + 1, half: imei });
        play('half');
      } else if (current().half !== undefined) {
        const { shown, before } = current();
        change({
          ...current(),
          half: undefined,
          ...(shown.kind === 'half' ? { shown: settled ?? { kind: 'idle' }, before: undefined } : { shown, before }),
        });
      }
    },
  };
}

type Settled = Extract<Shown, { kind: 'accepted' | 'duplicate' | 'refused' | 'undone' | 'not-undone' }>;

const NO_ANSWER: Settled = { kind: 'refused', reason: 'no-answer', codes: [] };

function fromOutcome(outcome: Answer): Settled {
  switch (outcome.outcome) {
    case 'accepted':
      return { kind: 'accepted', box: outcome.box };
    case 'duplicate':
      return { kind: 'duplicate', box: outcome.box, otherCustomer: outcome.otherCustomer };
    case 'refused':
      return { kind: 'refused', reason: outcome.reason, codes: outcome.codes };
    case 'undo':
      return fromUndo(outcome.undo);
  }
}

function fromUndo(undo: UndoOutcome): Settled {
  switch (undo.outcome) {
    case 'undone':
      return { kind: 'undone', number: undo.box.name.value, box: undo.box };
    case 'not-here':
      return { kind: 'not-undone', box: undo.box, where: undo.where };
    case 'refused':
      return { kind: 'refused', reason: undo.reason === 'nothing' ? 'nothing-to-undo' : undo.reason, codes: [] };
  }
}
