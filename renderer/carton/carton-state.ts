import type { CartonAnswer } from '../../core/views/carton.ts';
import type { Carton, CartonDevice, CartonProblem } from '../../core/domain/carton.ts';
import type { UnreadList } from './list-messages.ts';

/** An entry that becomes no box: what it says itself, or what this station knows of it already. */
export type FailingEntry =
  | CartonProblem
  | {
      readonly place: number;
      readonly text: string;
      readonly reason: 'known';
      readonly at: number;
      readonly customer: { readonly id: string; readonly name: string };
    };

/** A carton or list on its way from the code to the journal. */
export interface CartonState {
  /**
   * - `empty`: nothing is there; a list is asked for.
   * - `reading`, `checking`: on the way to the listing.
   * - `review`: shown; nothing is stored.
   * - `storing`, `done`.
   * - `stopped`: main refused or did not answer; `trouble` says why, and `goOn` takes it up again.
   */
  readonly phase: 'empty' | 'reading' | 'checking' | 'review' | 'storing' | 'done' | 'stopped';
  readonly source: 'carton' | 'list';
  /** Whose the boxes will be: the one that stood on the screen when it was opened. */
  readonly customer: { readonly id: string; readonly name: string };
  /** How many entries it has; what the code itself says where it says it. */
  readonly entries: number;
  readonly about: Omit<Carton, 'devices' | 'problems'>;
  readonly counted: 'rows' | 'numbers';
  /** Two numbers in a line are two boxes: a person said so. */
  readonly separately: boolean;
  /** What can be stored. */
  readonly fresh: readonly CartonDevice[];
  /** By place. */
  readonly failing: readonly FailingEntry[];
  /** Of `entries` while it is checked, of `fresh` while it is stored: how many are done. */
  readonly done: number;
  readonly stored: number;
  readonly trouble: CartonTrouble | undefined;
  /** What `stopped` broke off. */
  readonly brokenOff: 'checking' | 'storing' | undefined;
  readonly unread: UnreadList | undefined;
}

export type CartonTrouble = Extract<CartonAnswer, { outcome: 'refused' }>['reason'] | 'no-answer';

/** Nothing is open. */
export const NOTHING: CartonState = {
  phase: 'empty',
  source: 'list',
  customer: { id: '', name: '' },
  entries: 0,
  about: {},
  counted: 'rows',
  separately: false,
  fresh: [],
  failing: [],
  done: 0,
  stored: 0,
  trouble: undefined,
  brokenOff: undefined,
  unread: undefined,
};

/** How many entries of a stored carton still need a person; what was there already needs nobody. */
export function leftOf({ failing }: CartonState): number {
  return failing.filter(({ reason }) => reason !== 'known' && reason !== 'twice').length;
}
