import type { Box } from '../domain/box.ts';
import type { Customer } from '../domain/customer.ts';
import type { EventDraft } from '../domain/events.ts';
import { whereabouts, type Whereabouts } from '../domain/whereabouts.ts';
import type { Journal } from '../ports/journal.ts';
import type { StoreRefusal } from '../views/store.ts';
import type { Directory } from './directory.ts';
import { storeRefusal } from './store-refusal.ts';

/**
 * What people put right. Each decides and stores without anything in between, so a box that is taken back or moved here cannot leave for
 * Google in the same breath; the sender looks once more before it notes what it sends.
 */
export interface Corrections {
  /** Takes back a box of which nothing can be at Google. Its device may be scanned again. */
  undo(box: string): Undo;
  /** The newest box of the running shift that has not been taken back or let go. Again: the one before it. */
  undoLast(): Undo;
  /** A claimed box is let go; the claiming loop does it, and checks its owner first. */
  letGo(box: string): LetGo;
  /** The boxes of a customer in a shift that may still go to another one or have left already, in order of acceptance. */
  ofCustomer(shift: string, customer: string): readonly Located[];
  /** The boxes by ID, where they are now; without those that are not known. */
  locate(boxes: readonly string[]): readonly Located[];
  /**
   * Gives boxes to another customer. What stands here is moved at once; what is claimed is let go and claimed again where the person has said
   * so; the others stay as they are. All or nothing is stored.
   * @param alsoClaimed whether boxes that have been claimed may be let go and claimed again
   */
  move(boxes: readonly string[], customer: string, alsoClaimed: boolean): Move;
}

export interface Located {
  readonly box: Box;
  readonly where: Whereabouts;
}

export type Undo =
  | { readonly outcome: 'undone'; readonly box: Box }
  /** Not one to take back like this; `where` says why. */
  | { readonly outcome: 'not-here'; readonly box: Box; readonly where: Exclude<Whereabouts, 'here'> }
  | { readonly outcome: 'refused'; readonly reason: 'nothing' | StoreRefusal };

export type LetGo = { readonly outcome: 'asked' } | { readonly outcome: 'refused'; readonly reason: 'not-claimed' | StoreRefusal };

export type Move =
  | { readonly outcome: 'moved'; readonly boxes: readonly MovedBox[] }
  | { readonly outcome: 'refused'; readonly reason: 'unknown-customer' | StoreRefusal };

export interface MovedBox {
  readonly box: Box;
  /** `already`: it was this customer's. `asked`: it is let go, then claimed for this customer. Otherwise where it is, unchanged. */
  readonly became: 'moved' | 'asked' | 'already' | Exclude<Whereabouts, 'here'>;
}

export interface CorrectionsParts {
  readonly journal: Journal;
  readonly directory: Pick<Directory, 'known'>;
  /** The claiming loop has something new to do. */
  readonly wake: () => void;
}

export function corrections({ journal, directory, wake }: CorrectionsParts): Corrections {
  const located = (box: Box): Located => ({ box, where: whereabouts(box, () => journal.history(box.id)) });
  const locate = (ids: readonly string[]): Located[] =>
    [...new Set(ids)].flatMap((id) => {
      const box = journal.box(id);
      return box === undefined ? [] : [located(box)];
    });

  const undo = (box: Box | undefined): Undo => {
    if (box === undefined) return { outcome: 'refused', reason: 'nothing' };
    const { where } = located(box);
    if (where !== 'here') return { outcome: 'not-here', box, where };
    try {
      journal.append([{ type: 'box-undone', body: { box: box.id } }]);
    } catch (error) {
      return { outcome: 'refused', reason: storeRefusal(error) };
    }
    return { outcome: 'undone', box: journal.box(box.id) ?? box };
  };

  return {
    undo: (id) => undo(journal.box(id)),
    undoLast: () => undo(lastOf(journal)),
    letGo(id) {
      if (journal.box(id)?.state !== 'claimed') return { outcome: 'refused', reason: 'not-claimed' };
      try {
        journal.append([releaseDraft(id, undefined)]);
      } catch (error) {
        return { outcome: 'refused', reason: storeRefusal(error) };
      }
      wake();
      return { outcome: 'asked' };
    },
    ofCustomer: (shift, customer) =>
      journal
        .boxesOfShift(shift, EVERY, 0)
        .filter((box) => box.customer.id === customer)
        .toReversed()
        .map(located)
        .filter(({ where }) => where !== 'gone'),
    locate,
    move(ids, customerId, alsoClaimed) {
      const customer = directory.known().find(({ id }) => id === customerId);
      if (customer === undefined) return { outcome: 'refused', reason: 'unknown-customer' };
      const plans = locate(ids).map((one) => planFor(one, customer, alsoClaimed));
      const drafts = plans.flatMap(({ draft }) => draft ?? []);
      try {
        if (drafts.length > 0) journal.append(drafts);
      } catch (error) {
        return { outcome: 'refused', reason: storeRefusal(error) };
      }
      if (drafts.length > 0) wake();
      return { outcome: 'moved', boxes: plans.map(({ box, became }) => ({ box: journal.box(box.id) ?? box, became })) };
    },
  };
}

interface Plan extends MovedBox {
  readonly draft?: EventDraft;
}

function planFor({ box, where }: Located, { id, name }: Customer, alsoClaimed: boolean): Plan {
  const customer = { id, name };
  if (box.release?.next?.id === id) return { box, became: 'asked' };
  if (box.release === undefined && box.customer.id === id) return { box, became: 'already' };
  if (where === 'here') return { box, became: 'moved', draft: { type: 'box-moved', body: { box: box.id, customer } } };
  if (where === 'claimed' && alsoClaimed) return { box, became: 'asked', draft: releaseDraft(box.id, customer) };
  return { box, became: where };
}

/** The one place where a claim is taken from a customer here: the supervisor's right, once people sign on with one. */
function releaseDraft(box: string, next: { readonly id: string; readonly name: string } | undefined): EventDraft {
  return { type: 'release-asked', body: { box, ...(next !== undefined && { next }) } };
}

function lastOf(journal: Journal): Box | undefined {
  const shift = journal.currentShift()?.id;
  if (shift === undefined) return undefined;
  for (let offset = 0; ; offset += PAGE) {
    const boxes = journal.boxesOfShift(shift, PAGE, offset);
    const last = boxes.find((box) => !isTakenBack(box));
    if (last !== undefined || boxes.length < PAGE) return last;
  }
}

/** A person is done with it: taken back, let go, or being let go for nobody. */
function isTakenBack({ state, release }: Box): boolean {
  return state === 'undone' || state === 'released' || ((state === 'releasing' || state === 'unclaiming') && release?.next === undefined);
}

const PAGE = 50;
const EVERY = 1_000_000;
