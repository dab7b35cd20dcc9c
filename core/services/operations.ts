import { NO_ANSWER, type Box } from '../domain/box.ts';
import { verdicts, type Verdict } from '../domain/claim-verdicts.ts';
import type { BatchProgress } from '../domain/device-record.ts';
import type { EventDraft } from '../domain/events.ts';
import { isSettled, lookAgain, releaseEvents } from '../domain/release.ts';
import { wholeMs } from '../domain/waiting-times.ts';
import type { BatchKind, OpenClaim } from '../ports/journal.ts';
import type { ClaimingContext } from './claiming-context.ts';
import { polls, type Poll } from './polls.ts';

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
  readonly kind: BatchKind;
  readonly customerName: string;
  readonly size: number;
  readonly answered: number;
  /** 0 to 100; 99 until it is done. */
  readonly progress: number;
  readonly startedAt: number;
  /** How often this process asked for it. */
  readonly asked: number;
  readonly nextAt: number;
  /** In a row. */
  readonly failures: number;
  readonly code?: string | undefined;
  /** Devices. */
  readonly perSecond?: number | undefined;
  readonly leftMs?: number | undefined;
}

export interface Open extends OpenClaim {
  readonly kind: BatchKind;
}

export function operations(context: ClaimingContext): Operations {
  const { journal, zeroTouch, clock, google, record, rules } = context;
  const openNow = (): Open[] =>
    (['claim', 'release'] as const).flatMap((kind) => journal.openClaims(kind).map((open) => ({ ...open, kind })));
  const plan = polls(context);
  const isSilent = (open: Open): boolean => clock.elapsed() - plan.of(open).movedAt > rules().operationMs;

  const finish = async (open: Open, code: string): Promise<void> => {
    // Whatever got no answer may or may not have been done.
    const isLeft = journal.statesOfClaim(open.claim).some(({ state }) => state === PENDING[open.kind]);
    const left = isLeft ? pendingOf(open, journal.boxesOfClaim(open.claim)) : [];
    await record([...unanswered(open, left, code), finishedDraft(open)]);
    plan.forget(open);
  };

  const take = async (open: Open, progress: BatchProgress): Promise<void> => {
    const boxes = journal.boxesOfClaim(open.claim);
    const pending = new Set(pendingOf(open, boxes).map((box) => box.id));
    const answers = open.kind === 'claim' ? claimEvents(open, boxes, progress) : releaseRows(open, boxes, progress);
    await record(answers.filter(({ box }) => pending.has(box)).map(({ draft }) => draft));
    const answered = Math.min(open.size, progress.results.filter(({ status }) => status !== 'UNSPECIFIED').length);
    plan.answered(open, { progress: progress.progress, answered, done: progress.done });
    if (progress.done) await finish(open, NO_ANSWER);
    else if (isSilent(open)) await finish(open, 'OPERATION_SILENT');
  };

  return {
    async pollDue() {
      const open = openNow();
      const due = plan.due(open);
      if (due === undefined) return false;
      const answer = await zeroTouch.batch(due.operation);
      if (answer.ok) {
        google.succeeded();
        await take(due, answer.value);
        return true;
      }
      const { trouble } = answer;
      if (trouble.kind === 'not-found' || trouble.kind === 'refused') {
        google.succeeded();
        await finish(due, 'OPERATION_FORGOTTEN');
        return true;
      }
      google.failed(trouble);
      // The other kinds are about the way to Google and not about this operation. What Google cannot tell us in this way, a look-up will.
      if (trouble.kind !== 'google' && trouble.kind !== 'forbidden') return true;
      if (isSilent(due)) await finish(due, 'OPERATION_SILENT');
      else plan.failed(due, trouble.code);
      return true;
    },
    nextMs: () => plan.nextMs(openNow()),
    count: () => openNow().length,
    view() {
      const open = openNow();
      const now = clock.elapsed();
      const wall = clock.now() - now;
      return open.map((one) => viewOf(one, plan.of(one), wall + plan.dueAt(one, open), now));
    },
  };
}

function viewOf(open: Open, poll: Poll, nextAt: number, now: number): OperationProgress {
  const { progress, answered, asked, failures, code, toldAt, seenAt, seenMs } = poll;
  const whole = progress > 0 && toldAt > 0 ? wholeMs(toldAt, progress, undefined) : undefined;
  return {
    claim: open.claim,
    kind: open.kind,
    customerName: open.customerName,
    size: open.size,
    answered,
    progress: Math.min(99, progress),
    startedAt: open.takenAt,
    asked,
    nextAt,
    failures,
    ...(code === undefined ? {} : { code }),
    ...(whole === undefined ? {} : { perSecond: (1000 * open.size) / whole, leftMs: Math.max(0, whole - seenMs - (now - seenAt)) }),
  };
}

function pendingOf({ kind, claim }: Open, boxes: readonly Box[]): Box[] {
  return boxes.filter((box) => box.state === PENDING[kind] && box.claim === claim);
}

/** Where a box stands while Google works on its batch. */
const PENDING = { claim: 'processing', release: 'unclaiming' } as const;

function claimEvents({ claim, size }: Open, boxes: readonly Box[], { results }: BatchProgress) {
  return verdicts(boxes, results, size).map((verdict) => ({ box: verdict.box, draft: draftOf(claim, verdict) }));
}

function releaseRows({ claim, size }: Open, boxes: readonly Box[], { results }: BatchProgress) {
  const deviceIds = new Map(boxes.flatMap(({ id, deviceId }) => (deviceId === undefined ? [] : [[id, deviceId] as const])));
  return releaseEvents(claim, boxes, results, size, deviceIds);
}

function unanswered({ kind, claim }: Open, left: readonly Box[], code: string): EventDraft[] {
  if (left.length === 0) return [];
  if (kind === 'claim') return [{ type: 'claim-unsure', body: { claim, boxes: left.map((box) => box.id), code } }];
  // Each for itself: one that had no answer before is not asked for a third time.
  return left.map((box): EventDraft =>
    isSettled(code) ? lookAgain(claim, box, code) : { type: 'release-unsure', body: { release: claim, boxes: [box.id], code } },
  );
}

function finishedDraft({ kind, claim }: Open): EventDraft {
  return kind === 'claim' ? { type: 'claim-finished', body: { claim } } : { type: 'release-finished', body: { release: claim } };
}

function draftOf(claim: string, verdict: Verdict): EventDraft {
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
