import { nextBatch, type NextBatch } from '../domain/claim-batch.ts';
import type { Chance } from '../ports/chance.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { ZeroTouch } from '../ports/zero-touch.ts';
import { connection, type Connection, type ConnectionView } from './connection.ts';
import { doubts } from './doubts.ts';
import { operations, type OperationProgress } from './operations.ts';
import { recorder } from './recorder.ts';
import { sender } from './sender.ts';

/**
 * The loop that brings waiting boxes to Google. One request at a time; everything that it knows is in the journal, so it may be
 * killed at any moment. Order of work: open operations, look-ups, new batches; but whatever Google had trouble with goes last the next
 * time, because one operation or device that Google cannot talk about must not hold up all the others.
 */
export interface Claiming {
  /** Something changed: a box was stored, a person asked for another try, the network may be back. */
  wake(): void;
  /** Forget the pause and try at once. */
  hurry(): void;
  view(): { readonly connection: ConnectionView; readonly operations: readonly OperationProgress[] };
  /** Resolves when no request is under way, or when one does not come to an end. */
  stop(): Promise<void>;
}

export interface ClaimingParts {
  readonly journal: Journal;
  readonly zeroTouch: ZeroTouch;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The window has something new to show. */
  readonly changed: () => void;
  /** Told of a bug in the loop, which then goes on after a pause: one odd answer must not stop four hundred boxes. */
  readonly failed: (error: unknown) => void;
  readonly rules?: Partial<ClaimingRules>;
}

export interface ClaimingRules {
  /** Most boxes in one request. Google does not say where its limit is; a larger refusal is split. */
  readonly batchSize: number;
  /** How long the oldest waiting box waits for company. */
  readonly gatherMs: number;
  /** Operations at Google at the same time. */
  readonly openOperations: number;
  /** How long a claim whose answer was lost may still arrive. */
  readonly doubtMs: number;
  /** An operation that says nothing for so long is given up, and its boxes are looked up. */
  readonly operationMs: number;
}

export const claimingRules: ClaimingRules = {
  batchSize: 500,
  gatherMs: 2000,
  openOperations: 4,
  doubtMs: 60_000,
  operationMs: 30 * 60_000,
};

export function startClaiming(parts: ClaimingParts): Claiming {
  const { journal, clock, changed, failed } = parts;
  const rules = { ...claimingRules, ...parts.rules };
  const google: Connection = connection(parts);
  const record = recorder({ ...parts, google });
  const context = { ...parts, rules, google, record };
  const doubt = doubts(context);
  const open = operations(context);
  const send = sender(context);

  let stopping = false;
  let running: Promise<void> | undefined;
  let again = false;
  let cancelTimer: () => void = () => {};

  const batchNow = (): NextBatch => {
    if (open.count() >= rules.openOperations) return { kind: 'nothing' };
    return nextBatch(journal.boxesInState('waiting', rules.batchSize), clock.now(), { size: rules.batchSize, gatherMs: rules.gatherMs });
  };
  const sendDue = async (): Promise<boolean> => {
    const batch = batchNow();
    if (batch.kind === 'send') await send(batch.boxes);
    return batch.kind === 'send';
  };
  let works = [open.pollDue, doubt.lookUpDue, sendDue];

  /** Does one thing and says when to come back: 0 at once, undefined when there is nothing to wait for. */
  const step = async (): Promise<number | undefined> => {
    if (await doubt.adoptOrphans()) return 0;
    const pause = google.pauseMs();
    if (pause > 0) return pause;
    for (const work of works) {
      if (!(await work())) continue;
      if (google.pauseMs() > 0) works = [...works.filter((other) => other !== work), work];
      return 0;
    }
    const batch = batchNow();
    // Time has passed since the look above.
    if (batch.kind === 'send') return 0;
    const times = [open.nextMs(), doubt.nextMs(), batch.kind === 'gather' ? batch.ms : undefined];
    return times.reduce((soonest, ms) => (ms === undefined ? soonest : Math.min(soonest ?? ms, ms)), undefined);
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      again = false;
      const ms = await step().catch((error: unknown) => {
        // After the stop the journal is closed, and what a late answer still wanted of it is no bug.
        if (!stopping) failed(error);
        return AFTER_A_BUG_MS;
      });
      if (stopping) return;
      changed();
      if (again || ms === 0) continue;
      if (ms !== undefined) cancelTimer = clock.after(ms, wake);
      return;
    }
  };

  const wake = (): void => {
    cancelTimer();
    again = true;
    if (running !== undefined || stopping) return;
    running = run()
      .catch(failed)
      .finally(() => {
        running = undefined;
        // A wake that came between the last step and here must not be lost.
        if (again && !stopping) wake();
      });
  };

  wake();
  return {
    wake,
    hurry() {
      google.forgive();
      wake();
    },
    view: () => ({ connection: google.view(), operations: open.view() }),
    async stop() {
      stopping = true;
      cancelTimer();
      record.stop();
      // A request may hang for half a minute; what it would have answered is looked up at the next start.
      let cancelPatience = (): void => {};
      const patience = new Promise<void>((resolve) => {
        cancelPatience = clock.after(PATIENCE_MS, resolve);
      });
      await Promise.race([running, patience]);
      cancelPatience();
    },
  };
}

const AFTER_A_BUG_MS = 10_000;
const PATIENCE_MS = 3000;
