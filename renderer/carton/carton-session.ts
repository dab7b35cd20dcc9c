import { readCarton, type Carton, type CartonDevice } from '../../core/domain/carton.ts';
import type { CartonAnswer } from '../../core/views/carton.ts';
import { createStore, type Store } from '../connection/station-store.ts';
import { NOTHING, type CartonState, type FailingEntry } from './carton-state.ts';
import type { Sound } from '../scan/sounds.ts';
import type { ListRequest } from './list-messages.ts';
import type { ReadList } from './read-list.ts';

export interface CartonSession extends Store<CartonState> {
  /** Opens a scanned code; false where it is no carton, and then nothing has changed. */
  readonly openCode: (customer: CartonState['customer'], text: string) => boolean;
  readonly askForList: (customer: CartonState['customer']) => void;
  readonly openList: (source: Blob | string) => void;
  /** Reads the same again, with two numbers of a line as two boxes or as one. */
  readonly separate: (separately: boolean) => void;
  readonly store: () => void;
  /** After `stopped`: what has an answer is not asked again. */
  readonly goOn: () => void;
  /** Forgets all that is not stored. */
  readonly close: () => void;
}

interface CartonRow {
  readonly place: number;
  readonly numbers: string[];
  readonly serial?: string;
}

/** The way to main and to the thread that reads lists. Each rejects when there was no answer. */
export interface CartonWays {
  readonly read: (request: ListRequest, signal: AbortSignal) => Promise<ReadList>;
  readonly check: (input: { customer: string; rows: CartonRow[] }) => Promise<CartonAnswer>;
  readonly store: (input: {
    customer: string;
    list: string;
    source: 'carton' | 'list';
    carton?: string;
    order?: string;
    rows: CartonRow[];
  }) => Promise<CartonAnswer>;
  readonly newId: () => string;
  readonly play: (sound: Sound) => void;
}

/** One listing at a time. Nothing is stored before `store`, and a slice whose answer was lost is sent again under the same ID. */
export function createCartonSession(ways: CartonWays): CartonSession {
  const { current, subscribe, change } = createStore<CartonState>(NOTHING);
  let opened = new AbortController();
  let original: Blob | string = '';
  let devices: readonly CartonDevice[] = [];
  let list = '';

  /** A listing of its own, with an ID of its own; what still goes on for the one before comes to nothing. */
  const begin = (state: Partial<CartonState>): void => {
    opened.abort();
    opened = new AbortController();
    list = ways.newId();
    devices = [];
    change({ ...NOTHING, ...state });
  };

  const show = (carton: Carton, counted: CartonState['counted']): void => {
    const { devices: found, problems, ...about } = carton;
    devices = found;
    change({ ...current(), phase: 'checking', about, counted, failing: problems, entries: found.length + problems.length, done: 0 });
    void check();
  };

  /** Asks main slice by slice. Leaves off where it has no answer. */
  const inSlices = async (
    all: readonly CartonDevice[],
    ask: (rows: CartonRow[]) => Promise<CartonAnswer>,
    take: (slice: readonly CartonDevice[], rows: RowAnswers) => void,
  ): Promise<boolean> => {
    const mine = opened.signal;
    while (current().done < all.length) {
      const slice = all.slice(current().done, current().done + SLICE);
      const answer = await ask(slice.map(rowOf)).catch(() => NO_ANSWER);
      if (mine.aborted) return false;
      if (answer.outcome === 'refused') {
        change({
          ...current(),
          phase: 'stopped',
          trouble: answer.reason,
          brokenOff: current().phase === 'storing' ? 'storing' : 'checking',
        });
        ways.play('refused');
        return false;
      }
      take(slice, answer.rows);
    }
    return true;
  };

  const check = async (): Promise<void> => {
    const isWhole = await inSlices(
      devices,
      (rows) => ways.check({ customer: current().customer.id, rows }),
      (slice, rows) => {
        const { fresh, failing, done } = current();
        const isNew = (at: number): boolean => rows[at]?.answer === 'new';
        change({
          ...current(),
          fresh: [...fresh, ...slice.filter((_, at) => isNew(at))],
          failing: [...failing, ...failingOf(slice, rows)],
          done: done + slice.length,
        });
      },
    );
    if (!isWhole) return;
    change({ ...current(), phase: 'review', failing: byPlace(current().failing), done: 0 });
    ways.play('looked');
  };

  const store = async (): Promise<void> => {
    const { customer, source, about, fresh } = current();
    const whole = {
      ...(about.cartonNumber === undefined ? {} : { carton: about.cartonNumber }),
      ...(about.order === undefined ? {} : { order: about.order }),
    };
    const isWhole = await inSlices(
      fresh,
      (rows) => ways.store({ customer: customer.id, list, source, ...whole, rows }),
      (slice, rows) => {
        const { stored, failing, done } = current();
        change({
          ...current(),
          stored: stored + rows.filter(({ answer }) => answer === 'stored').length,
          failing: byPlace([...failing, ...failingOf(slice, rows)]),
          done: done + slice.length,
        });
      },
    );
    if (!isWhole) return;
    change({ ...current(), phase: 'done' });
    ways.play('accepted');
  };

  const read = async (): Promise<void> => {
    const mine = opened.signal;
    const { separately } = current();
    const found = await ways.read({ source: original, separately }, mine);
    if (mine.aborted) return;
    if (found.kind === 'list') return show(found.carton, found.counted);
    change({ ...current(), phase: 'empty', unread: found.reason });
    ways.play('refused');
  };

  return {
    current,
    subscribe,
    openCode(customer, text) {
      const carton = readCarton(text);
      if (carton === undefined) return false;
      begin({ source: 'carton', customer });
      original = text;
      show(carton, 'numbers');
      return true;
    },
    askForList: (customer) => begin({ source: 'list', customer }),
    openList(source) {
      begin({ source: 'list', customer: current().customer, phase: 'reading' });
      original = source;
      void read();
    },
    separate(separately) {
      const { source, customer } = current();
      begin({ source, customer, separately, phase: 'reading' });
      if (source === 'list' || typeof original !== 'string') return void read();
      const carton = readCarton(original, separately);
      if (carton !== undefined) show(carton, 'numbers');
    },
    store() {
      if (current().phase !== 'review') return;
      change({ ...current(), phase: 'storing', done: 0 });
      void store();
    },
    goOn() {
      const { phase, brokenOff } = current();
      if (phase !== 'stopped' || brokenOff === undefined) return;
      change({ ...current(), phase: brokenOff, trouble: undefined, brokenOff: undefined });
      void (brokenOff === 'storing' ? store() : check());
    },
    close: () => begin({}),
  };
}

/** One transaction: long enough to be fast, short enough that a box of the hand scanner does not wait behind it. */
const SLICE = 500;

const NO_ANSWER = { outcome: 'refused', reason: 'no-answer' } as const;

type RowAnswers = Extract<CartonAnswer, { outcome: 'answered' }>['rows'];

function rowOf({ place, imeis, serial }: CartonDevice): CartonRow {
  return { place, numbers: [...imeis], ...(serial === undefined ? {} : { serial: serial.slice(0, 100) }) };
}

function failingOf(slice: readonly CartonDevice[], rows: RowAnswers): FailingEntry[] {
  return slice.flatMap(({ place, imeis }, at): FailingEntry[] => {
    const row = rows[at];
    const text = imeis[0];
    if (row?.answer === 'known') return [{ place, text, reason: 'known', at: row.at, customer: row.customer }];
    return row?.answer === 'refused' ? [{ place, text, reason: row.reason }] : [];
  });
}

function byPlace(entries: readonly FailingEntry[]): FailingEntry[] {
  return entries.toSorted((a, b) => a.place - b.place);
}
