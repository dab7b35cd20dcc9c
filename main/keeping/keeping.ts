import type { JournalFailureReason } from '../../core/ports/journal.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { backupsIn, makeBackup, type BackupOccasion } from './backups.ts';
import { judge, WHOLE_UP_TO } from './inspect.ts';
import type { JournalFiles } from './journal-files.ts';
import { inBackground } from './keeper.ts';
import { sizeOf } from './read-journal.ts';

/** What is done beside the work to keep a journal whole: it is read through, and it is copied. */
export interface Keeping {
  /** Runs `then` once the journal was read whole and nothing was found. */
  whenTrusted(then: () => void): void;
  /** Reads it whole once more, and runs `then` unless something is found. */
  examine(then: () => void): void;
  /** In the background, after what is done now. */
  backUp(occasion: BackupOccasion): void;
  view(): { readonly madeAt: number | undefined; readonly failed: JournalFailureReason | undefined };
  /** Waits for the copy that is being made, but not for long. */
  close(): Promise<void>;
}

export interface KeepingParts {
  readonly files: JournalFiles;
  /** Whether it was read whole before it was opened. */
  readonly checked: boolean;
  /** Whether there was anything in it then. */
  readonly filled: boolean;
  readonly clock: Clock;
  readonly changed: () => void;
  readonly damaged: (detail: string) => void;
  /** A table does not follow from the events. */
  readonly doubted: (table: string) => void;
  readonly witness: { sync(): void };
}

export function startKeeping({ files, checked, filled, clock, changed, damaged, doubted, witness }: KeepingParts): Keeping {
  const inTurn = oneAtATime();
  /** A check can wait for the next start; a copy that is being made when the shift is over is worth some seconds. */
  const [closing, patience] = [new AbortController(), new AbortController()];
  let closed = false;
  let trusted = checked;
  let waiting: (() => void)[] = [];
  let madeAt = backupsIn(files)[0]?.madeAt;
  let failed: JournalFailureReason | undefined;
  let cancel = (): void => {};

  const look = async (then: () => void): Promise<void> => {
    if (closed) return;
    const result = await inBackground({ kind: 'check', file: files.journal, live: true }, closing.signal);
    if (closed) return;
    if (result.done && result.verdict.kind === 'faulty') return damaged(result.verdict.detail);
    if (result.done && result.verdict.kind === 'trusted' && result.verdict.tables !== undefined) doubted(result.verdict.tables);
    // A check that could not be made says nothing against the journal, and boxes do not wait for ever.
    then();
  };
  const isTrusted = (): void => {
    trusted = true;
    for (const then of waiting) then();
    waiting = [];
  };
  const copy = async (occasion: BackupOccasion): Promise<void> => {
    // Not even begun: one for the end of a shift is made all the same, before the program ends.
    if (closed && occasion !== 'shift-end') return;
    witness.sync();
    const outcome = await makeBackup(files, occasion, clock.now(), true, (job) => inBackground(job, patience.signal));
    if (closed) return;
    if (outcome.outcome === 'not-trusted') return damaged(outcome.detail);
    if (outcome.outcome === 'tables') doubted(outcome.detail);
    if (outcome.outcome === 'made') madeAt = outcome.madeAt;
    failed = outcome.outcome === 'failed' ? outcome.reason : outcome.outcome === 'tables' ? 'damaged' : undefined;
    changed();
  };
  const daily = (ms: number): void => {
    cancel = clock.after(ms, () => {
      void inTurn(async () => {
        if (madeAt === undefined || !isSameDay(madeAt, clock.now())) await copy('daily');
      });
      daily(EVERY_MS);
    });
  };

  if (!checked) void inTurn(() => look(isTrusted));
  daily(filled ? SOON_MS : EVERY_MS);
  return {
    whenTrusted(then) {
      if (trusted) then();
      else waiting.push(then);
    },
    examine(then) {
      if (sizeOf(files.journal) + sizeOf(files.wal) > WHOLE_UP_TO) return void inTurn(() => look(then));
      const verdict = judge(files.journal, true, { live: true });
      if (verdict.kind === 'faulty') damaged(verdict.detail);
      else then();
    },
    backUp: (occasion) => void inTurn(() => copy(occasion)),
    view: () => ({ madeAt, failed }),
    async close() {
      closed = true;
      cancel();
      closing.abort();
      const cancelPatience = clock.after(PATIENCE_MS, () => patience.abort());
      await inTurn(async () => {});
      cancelPatience();
    },
  };
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** After a start the window comes first. */
const SOON_MS = 5000;
const EVERY_MS = 3_600_000;
const PATIENCE_MS = 10_000;
