import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../../core/ports/clock.ts';
import { JournalFailure } from '../../../core/ports/journal.ts';
import { compare, lastSeq, type Difference } from './comparison.ts';
import type { SqliteJournal } from './journal.ts';
import { rebuild } from './projections.ts';

/**
 * Whether the tables say what the events say.
 * - `checking`: not yet known of what has happened since the last start that knew.
 * - `right`
 * - `wrong`: a difference was found, and the tables have not been worked out again yet.
 * - `rebuilt`: they have.
 */
export type TablesState = 'checking' | 'right' | 'wrong' | 'rebuilt';

/**
 * Compares the tables with the journal at every start: first whatever has happened since the last comparison, then older events, a few at a time
 * for as long as the program runs and going on where the last run stopped, so that all of them have their turn. Never busy for longer than a slice.
 * Tables that differ are copied aside with the whole file, and worked out again from the events.
 */
export interface TablesCheck {
  state(): TablesState;
  /** What was found since the start, and when. */
  found(): readonly (Difference & { readonly at: number })[];
  /** Somebody else has found a difference: these are worked out again. */
  doubt(what: string): void;
  /** Runs `action` once the tables are known to be right: at once, or later, or never. */
  whenRight(action: () => void): void;
  stop(): void;
}

export interface TablesCheckParts {
  readonly journal: SqliteJournal;
  readonly file: string;
  readonly clock: Clock;
  /** There is something new to say. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
  /** Runs `then` when the events can be believed; tables that are right must not be worked out again from an event that was flipped. */
  readonly believed?: (then: () => void) => void;
}

export function checkTables({ journal, file, clock, changed, failed, believed = (then) => then() }: TablesCheckParts): TablesCheck {
  const { database } = journal;
  const newest = lastSeq(database);
  const before = read(journal.recall(COMPARED));
  const found: (Difference & { readonly at: number })[] = [];
  let state: TablesState = 'checking';
  let doubted: string | undefined;
  let waiting: (() => void)[] = [];
  let cancel: () => void = () => {};

  const remember = (older: number): void => {
    try {
      journal.remember(COMPARED, JSON.stringify({ newest, older }));
    } catch (error) {
      // Then the next start compares more than it need.
      if (!(error instanceof JournalFailure)) throw error;
    }
  };
  const settle = (now: 'right' | 'rebuilt'): void => {
    if (now === 'right' && doubted !== undefined) {
      cancel();
      return differ({ table: doubted, name: '' });
    }
    doubted = undefined;
    state = now;
    const actions = waiting;
    waiting = [];
    for (const action of actions) action();
    changed();
  };
  /** Everything guarded: a fault in the check must not stop the station that it looks after. */
  const later = (ms: number, work: () => void): void => {
    cancel = clock.after(ms, () => guarded(work));
  };
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failed(error);
      // What cannot be read cannot be compared either; whoever reads it for its own sake says so.
      if (state === 'checking') settle('right');
    }
  };

  const mend = (): void => {
    try {
      database.run('VACUUM INTO ?', join(dirname(file), `journal-before-rebuild-${clock.now()}.sqlite`));
      rebuild(database);
    } catch (error) {
      if (!(error instanceof JournalFailure)) throw error;
      return later(TRY_AGAIN_MS, mend);
    }
    remember(0);
    settle('rebuilt');
  };
  const differ = (difference: Difference): void => {
    found.push({ ...difference, at: clock.now() });
    state = 'wrong';
    changed();
    // The window says so before the program is busy with it.
    later(BEFORE_MENDING_MS, () => believed(() => guarded(mend)));
  };
  /** Goes along for one slice at a time, until `done`. */
  const walk = (
    looking: Generator<number, Difference | undefined>,
    pauseMs: number,
    done: () => void,
    reached?: (seq: number) => void,
  ): void => {
    const ends = performance.now() + SLICE_MS;
    while (performance.now() < ends) {
      const step = looking.next();
      if (step.done === true) return step.value === undefined ? done() : differ(step.value);
      reached?.(step.value);
    }
    later(pauseMs, () => walk(looking, pauseMs, done, reached));
  };
  const lookAtOlder = (): void => {
    let kept = before?.older ?? 0;
    walk(
      compare(database, kept, from),
      BETWEEN_OLDER_MS,
      () => remember(0),
      (seq) => {
        if (seq - kept < KEPT_EVERY) return;
        kept = seq;
        remember(seq);
      },
    );
  };

  const from = before?.newest ?? (newest > ALL_AT_ONCE ? newest - ALL_AT_ONCE : 0);
  guarded(() =>
    walk(compare(database, from), BETWEEN_NEW_MS, () => {
      if (newest > from) remember(before?.older ?? 0);
      settle('right');
      if (from > 0 && state === 'right') later(BETWEEN_OLDER_MS, lookAtOlder);
    }),
  );

  return {
    state: () => state,
    found: () => found,
    doubt(what) {
      doubted = what;
      // While it is still looking, it may find by itself what it is, and says more exactly where.
      if (state === 'right' || state === 'rebuilt') settle('right');
    },
    whenRight(action) {
      if (state === 'right' || state === 'rebuilt') action();
      else waiting.push(action);
    },
    stop() {
      waiting = [];
      cancel();
    },
  };
}

const Compared = z.object({ newest: z.number().int().min(0), older: z.number().int().min(0) });

function read(text: string | undefined): z.infer<typeof Compared> | undefined {
  try {
    return Compared.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

const COMPARED = 'compared';
/** Events of a journal that was never compared before. */
const ALL_AT_ONCE = 2000;
const SLICE_MS = 8;
const BETWEEN_NEW_MS = 2;
const BETWEEN_OLDER_MS = 400;
const KEPT_EVERY = 5000;
const BEFORE_MENDING_MS = 2000;
const TRY_AGAIN_MS = 30_000;
