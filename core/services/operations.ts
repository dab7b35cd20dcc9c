import { NO_ANSWER } from '../domain/box.ts';
import { verdicts, type Verdict } from '../domain/claim-verdicts.ts';
import type { ClaimProgress } from '../domain/device-claim.ts';
import type { EventDraft } from '../domain/events.ts';
import { backoffMs, pollMs } from '../domain/waiting-times.ts';
import type { OpenClaim } from '../ports/journal.ts';
import type { ClaimingContext } from './claiming-context.ts';

/** The batches that Google is working on. */
export interface Operations {
  /** Asks for one operation whose time has come; false when there is none. */
  pollDue(): Promise<boolean>;
  nextMs(): number | undefined;
  count(): number;
  view(): OperationProgress[];
}

export interface OperationProgress {
  readonly claim: string;
  readonly customerName: string;
  readonly size: number;
  readonly answered: number;
  /** 0 to 100; 99 until it is done. */
  readonly progress: number;
  readonly startedAt: number;
}

export function operations({ journal, zeroTouch, clock, chance, google, record, rules }: ClaimingContext): Operations {
  const polled = new Map<string, { dueAt: number; progress: number; answered: number; failures: number; movedAt: number }>();
  const stateOf = (open: OpenClaim) => {
    const now = clock.now();
    const known = polled.get(open.claim) ?? {
      dueAt: now + pollMs(0, 0, chance.fraction()),
      progress: 0,
      answered: 0,
      failures: 0,
      movedAt: now,
    };
    // A clock that was set back must not make a silence last as long.
    const state = { ...known, movedAt: Math.min(known.movedAt, now) };
    polled.set(open.claim, state);
    return state;
  };
  const isSilent = (open: OpenClaim): boolean => clock.now() - stateOf(open).movedAt > rules.operationMs;

  const finish = async (open: OpenClaim, code: string): Promise<void> => {
    // Whatever got no answer may or may not have been claimed.
    const left = journal.boxesOfClaim(open.claim).filter((box) => box.state === 'processing');
    const unsure: EventDraft[] =
      left.length === 0 ? [] : [{ type: 'claim-unsure', body: { claim: open.claim, boxes: left.map((box) => box.id), code } }];
    await record([...unsure, { type: 'claim-finished', body: { claim: open.claim } }]);
    polled.delete(open.claim);
  };

  const take = async (open: OpenClaim, progress: ClaimProgress): Promise<void> => {
    const boxes = journal.boxesOfClaim(open.claim);
    const pending = new Set(boxes.filter((box) => box.state === 'processing').map((box) => box.id));
    const answers = verdicts(boxes, progress.results, open.size);
    await record(answers.filter((verdict) => pending.has(verdict.box)).map((verdict) => eventOf(open.claim, verdict)));
    const before = stateOf(open);
    const moved = progress.progress !== before.progress || answers.length !== before.answered;
    const now = clock.now();
    polled.set(open.claim, {
      progress: progress.progress,
      answered: answers.length,
      failures: 0,
      movedAt: moved ? now : before.movedAt,
      dueAt: now + pollMs(now - open.takenAt, progress.progress, chance.fraction()),
    });
    if (progress.done) await finish(open, NO_ANSWER);
    else if (isSilent(open)) await finish(open, 'OPERATION_SILENT');
  };

  /** Others come first for a while; and what Google cannot tell us in this way, a look-up will. */
  const postpone = async (open: OpenClaim): Promise<void> => {
    if (isSilent(open)) return finish(open, 'OPERATION_SILENT');
    const state = stateOf(open);
    const failures = state.failures + 1;
    polled.set(open.claim, { ...state, failures, dueAt: clock.now() + backoffMs(failures, chance.fraction(), LONGEST_POSTPONED_MS) });
  };

  return {
    async pollDue() {
      const now = clock.now();
      const due = journal.openClaims('claim').find((open) => {
        const { dueAt } = stateOf(open);
        // Far in the future is a clock that was set back.
        return dueAt <= now || dueAt - now > 60_000;
      });
      if (due === undefined) return false;
      const answer = await zeroTouch.operation(due.operation);
      if (answer.ok) {
        google.succeeded();
        await take(due, answer.value);
      } else if (answer.trouble.kind === 'not-found' || answer.trouble.kind === 'refused') {
        google.succeeded();
        await finish(due, 'OPERATION_FORGOTTEN');
      } else {
        google.failed(answer.trouble);
        // The other kinds are about the way to Google and not about this operation.
        if (answer.trouble.kind === 'google' || answer.trouble.kind === 'forbidden') await postpone(due);
      }
      return true;
    },
    nextMs() {
      const times = journal.openClaims('claim').map((open) => Math.max(1, stateOf(open).dueAt - clock.now()));
      return times.length === 0 ? undefined : Math.min(...times);
    },
    count: () => journal.openClaims('claim').length,
    view: () =>
      journal.openClaims('claim').map((open) => {
        const { progress, answered } = stateOf(open);
        return {
          claim: open.claim,
          customerName: open.customerName,
          size: open.size,
          answered,
          progress: Math.min(99, progress),
          startedAt: open.takenAt,
        };
      }),
  };
}

const LONGEST_POSTPONED_MS = 15_000;

function eventOf(claim: string, verdict: Verdict): EventDraft {
  switch (verdict.kind) {
    case 'claimed':
      return {
        type: 'box-claimed',
        body: { box: verdict.box, how: 'operation', ...(verdict.deviceId === undefined ? {} : { deviceId: verdict.deviceId }) },
      };
    case 'held':
      return {
        type: 'box-held',
        body: {
          box: verdict.box,
          reason: verdict.reason,
          status: verdict.status,
          ...(verdict.code === undefined ? {} : { code: verdict.code }),
        },
      };
    case 'unsure':
      return { type: 'claim-unsure', body: { claim, boxes: [verdict.box], code: verdict.code } };
  }
}
