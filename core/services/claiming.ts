import { nextBatch, type NextBatch } from '../domain/claim-batch.ts';
import type { Chance } from '../ports/chance.ts';
import type { Clock } from '../ports/clock.ts';
import { JournalFailure, type Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import { atOnce } from './at-once.ts';
import type { ClaimingContext } from './claiming-context.ts';
import { connection, type ConnectionView } from './connection.ts';
import { doubts } from './doubts.ts';
import { operations, type OperationProgress } from './operations.ts';
import { adoptOrphans } from './orphans.ts';
import { recorder } from './recorder.ts';
import { recovery } from './recovery.ts';
import { releases } from './releases.ts';
import { sender } from './sender.ts';

/**
 * The loop that brings waiting boxes to Google, and those that are to be let go. One request at a time; everything that it knows is in the
 * journal, so it may be killed at any moment. Order of work: what a person waits for, open operations, look-ups, releases, new batches; but
 * whatever Google had trouble with goes last the next time, because one operation or device that Google cannot talk about must not hold up all the others.
 */
export interface Claiming {
  /** Something changed: a box was stored, a person asked for another try, the network may be back. */
  wake(): void;
  /** Forget the pause and try at once. */
  hurry(): void;
  /** Claims one waiting or held box alone and before all else; resolves when Google has answered, or when nothing can be sent. */
  now(box: string): Promise<void>;
  view(): {
    readonly connection: ConnectionView;
    readonly operations: readonly OperationProgress[];
    /** Boxes found at Google so far, while a restored journal is being completed. */
    readonly recovered: number | undefined;
  };
  /** Resolves when no request is under way, or when one does not come to an end. */
  stop(): Promise<void>;
}

export interface ClaimingParts {
  readonly journal: Journal;
  readonly zeroTouch: PartnerApi;
  /** This station's ID: sent with every claim. */
  readonly station: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The window has something new to show. */
  readonly changed: () => void;
  /** Told of a bug in the loop, which then goes on after a pause: one odd answer must not stop four hundred boxes. */
  readonly failed: (error: unknown) => void;
  /** Asked for at every step, because a person may change them. */
  readonly rules?: () => Partial<ClaimingRules>;
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
  openOperations: 24,
  doubtMs: 60_000,
  operationMs: 30 * 60_000,
};

export function startClaiming(parts: ClaimingParts): Claiming {
  const { journal, zeroTouch, clock, chance, changed, failed } = parts;
  const rules = (): ClaimingRules => ({ ...claimingRules, ...parts.rules?.() });
  const remember = (name: string, value: string): void => {
    try {
      journal.remember(name, value);
    } catch (error) {
      // A plan that is not kept costs one request too many; a full disk is told where it matters.
      if (!(error instanceof JournalFailure)) throw error;
    }
  };
  const google = connection({ clock, chance, recalled: journal.recall(PAUSE), remember: (plan) => remember(PAUSE, plan) });
  const record = recorder({ ...parts, google });

  let stopping = false;
  let running: Promise<void> | undefined;
  let again = false;
  let cancelTimer: () => void = () => {};
  /** At the start, and after a bug that may have left some. */
  let mayHaveOrphans = true;

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

  const context: ClaimingContext = { ...parts, rules, google, record, remember, wake };
  const adopt = adoptOrphans(context);
  const doubt = doubts(context);
  const open = operations(context);
  const hasRoom = (): boolean => open.count() < rules().openOperations;
  const letGo = releases(context, hasRoom);
  const send = sender(context);
  const recover = recovery(context);
  const urgent = atOnce({ journal, send, recover });

  const batchNow = (): NextBatch => {
    if (!hasRoom()) return { kind: 'nothing' };
    const { batchSize, gatherMs } = rules();
    return nextBatch(journal.boxesInState('waiting', batchSize).filter(recover.maySend), clock.now(), { size: batchSize, gatherMs });
  };
  const sendDue = async (): Promise<boolean> => {
    const batch = batchNow();
    if (batch.kind === 'send') await send.batch(batch.boxes);
    return batch.kind === 'send';
  };
  let works = [open.pollDue, doubt.lookUpDue, recover.step, letGo.releaseDue, sendDue];

  /** Until something is due; undefined when there is nothing to wait for. */
  const dueMs = (): number | undefined => {
    const batch = batchNow();
    const sendMs = batch.kind === 'nothing' ? undefined : batch.kind === 'send' ? 0 : batch.ms;
    const times = [open.nextMs(), doubt.nextMs(), recover.nextMs(), letGo.nextMs(), sendMs];
    return times.reduce((soonest, ms) => (ms === undefined ? soonest : Math.min(soonest ?? ms, ms)), undefined);
  };

  /** With nothing left to ask, as when the last box was taken back, no answer would ever end a trouble that was told. */
  const restFor = (ms: number | undefined): number | undefined => {
    if (ms === undefined) google.succeeded();
    return ms;
  };

  /** Does one thing and says when to come back: 0 at once, undefined when there is nothing to wait for. */
  const step = async (): Promise<number | undefined> => {
    if (mayHaveOrphans) {
      await adopt();
      mayHaveOrphans = false;
    }
    // A person who waits does not wait for a pause; but nothing makes the share of the quota larger.
    if (await urgent.claimNext()) return 0;
    const pause = google.pauseMs();
    if (pause > 0) return pause;
    const room = zeroTouch.budgetMs();
    if (room > NOTICEABLE_MS) {
      const ms = dueMs();
      if (ms === undefined || ms > room) return restFor(ms);
      google.failed({ kind: 'budget', mayHaveHappened: 'no', status: 0, code: 'OWN_SHARE_USED_UP', retryAfterMs: room });
      return room;
    }
    for (const work of works) {
      if (!(await work())) continue;
      if (google.pauseMs() > 0) works = [...works.filter((other) => other !== work), work];
      return 0;
    }
    // Time has passed since the look above.
    return restFor(dueMs());
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      again = false;
      const ms = await step().catch((error: unknown) => {
        mayHaveOrphans = true;
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

  wake();
  return {
    wake,
    hurry() {
      google.forgive();
      wake();
    },
    now(box) {
      if (stopping) return Promise.resolve();
      const answered = urgent.ask(box);
      wake();
      return answered;
    },
    view: () => ({ connection: google.view(), operations: open.view(), recovered: recover.found() }),
    async stop() {
      stopping = true;
      cancelTimer();
      record.stop();
      letGo.stop();
      // A request may hang for half a minute; what it would have answered is looked up at the next start.
      let cancelPatience = (): void => {};
      const patience = new Promise<void>((resolve) => {
        cancelPatience = clock.after(PATIENCE_MS, resolve);
      });
      await Promise.race([running, patience]);
      cancelPatience();
      urgent.stop();
    },
  };
}

const AFTER_A_BUG_MS = 10_000;
const PATIENCE_MS = 3000;
/** Shorter waits for the share of the quota are nothing to show. */
const NOTICEABLE_MS = 250;
const PAUSE = 'pause';
