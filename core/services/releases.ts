import type { Box } from '../domain/box.ts';
import type { DeviceRecord } from '../domain/device-record.ts';
import type { EventDraft } from '../domain/events.ts';
import { NOT_CLAIMED } from '../domain/google-errors.ts';
import { searchFor, whoHolds } from '../domain/look-up.ts';
import { isSettled, lookAgain, releaseDoubtMs } from '../domain/release.ts';
import type { Answer, Trouble } from '../domain/trouble.ts';
import { JournalFailure } from '../ports/journal.ts';
import type { ClaimingContext } from './claiming-context.ts';
import { looks } from './looks.ts';

/**
 * Boxes that are to be let go, and those of them that another customer gets then: that one is claimed by the ordinary path once it is
 * nobody's. Google lets a device go whichever of our customers has it, so nothing is sent before a look at who has it.
 */
export interface Releases {
  /** Looks at one box's owner, or lets go those that are known to be ours; false when nothing is due. */
  releaseDue(): Promise<boolean>;
  nextMs(): number | undefined;
  stop(): void;
}

/** @param roomForBatch whether one more operation may be open at Google */
export function releases(context: ClaimingContext, roomForBatch: () => boolean): Releases {
  const { journal, zeroTouch, clock, chance, google, record, rules, wake } = context;
  const look = looks(context, 'next-release-look');
  /** Seen with their customer a moment ago, by the clock that nobody can set. */
  const confirmed = new Map<string, { readonly deviceId: string; readonly at: number }>();
  /** Requests that certainly did not arrive. */
  const neverArrived = new Set<string>();
  /** Requests whose end we did not see, until nothing of them can be under way any more. Timers: a wall clock can be set. */
  const doubts = new Map<string, { over: boolean; readonly cancel: () => void }>();
  let largest = Infinity;

  const due = (): Box[] => journal.boxesInState('releasing', MOST_AT_ONCE);
  const isConfirmed = (box: Box): boolean => {
    const seen = confirmed.get(box.id);
    if (seen === undefined) return false;
    if (clock.elapsed() - seen.at < FRESH_MS) return true;
    confirmed.delete(box.id);
    return false;
  };
  const know = (box: Box, draft: EventDraft): Promise<void> => {
    look.done(box);
    return record([draft]);
  };

  /** Whether an unclaim of before can no longer arrive. */
  const isOver = (box: Box): boolean => {
    const { claim, code } = box;
    if (claim === undefined || code === undefined || isSettled(code) || neverArrived.has(claim)) return true;
    const known = doubts.get(claim);
    if (known !== undefined) return known.over;
    const doubt = {
      over: false,
      cancel: clock.after(releaseDoubtMs(code, journal.batch(claim)?.size ?? Infinity, rules()), () => {
        doubt.over = true;
        for (const waiting of due()) if (waiting.claim === claim) look.now(waiting);
        wake();
      }),
    };
    doubts.set(claim, doubt);
    return false;
  };

  const recordsOf = async (box: Box): Promise<Answer<DeviceRecord[]>> => {
    if (box.deviceId !== undefined) {
      const answer = await zeroTouch.device(box.deviceId);
      if (answer.ok) return { ok: true, value: [answer.value] };
      if (answer.trouble.kind !== 'not-found' && answer.trouble.kind !== 'refused') return answer;
    }
    return zeroTouch.findBy(searchFor(box.identifiers));
  };

  const lookAt = async (box: Box): Promise<void> => {
    const answer = await recordsOf(box);
    if (!answer.ok && answer.trouble.kind !== 'refused') {
      google.failed(answer.trouble);
      return look.later(box);
    }
    google.succeeded();
    if (!answer.ok) return know(box, { type: 'box-held', body: { box: box.id, reason: 'release-refused', code: answer.trouble.code } });
    const holding = whoHolds(box, answer.value);
    switch (holding.by) {
      case 'nobody':
        return know(box, { type: 'box-released', body: { box: box.id, how: 'looked-up' } });
      case 'another':
        return know(box, { type: 'box-held', body: { box: box.id, reason: 'owner-changed' } });
      case 'its-customer':
        if (isOver(box)) confirmed.set(box.id, { deviceId: holding.deviceId, at: clock.elapsed() });
        else look.later(box);
    }
  };

  const send = async (boxes: readonly Box[]): Promise<void> => {
    const release = chance.id();
    const ids = boxes.map((box) => box.id);
    try {
      journal.append([{ type: 'release-sent', body: { release, boxes: ids } }]);
    } catch (error) {
      if (!(error instanceof JournalFailure)) throw error;
      google.cannotStore(error.reason);
      return;
    }
    const devices = boxes.map((box) => confirmed.get(box.id)?.deviceId ?? '');
    for (const box of boxes) {
      confirmed.delete(box.id);
      look.done(box);
    }
    const [deviceId = '', ...more] = devices;
    if (more.length === 0) {
      const answer = await zeroTouch.unclaim(deviceId);
      if (!answer.ok) return failed(release, boxes, answer.trouble);
      await record([...ids.map((box): EventDraft => ({ type: 'box-released', body: { box, how: 'at-once' } })), finished(release)]);
    } else {
      const answer = await zeroTouch.unclaimBatch(devices);
      if (!answer.ok) return failed(release, boxes, answer.trouble);
      await record([{ type: 'release-taken', body: { release, operation: answer.value } }]);
    }
    largest *= 2;
    google.succeeded();
  };

  const failed = async (release: string, boxes: readonly Box[], trouble: Trouble): Promise<void> => {
    const { code, kind } = trouble;
    const [only] = boxes;
    const again: EventDraft = { type: 'release-unsure', body: { release, boxes: boxes.map((box) => box.id), code } };
    if (trouble.mayHaveHappened === 'no') neverArrived.add(release);
    const isRefused = kind === 'refused' || kind === 'not-found';
    if (!isRefused) {
      await record([again]);
      google.failed(trouble);
      return;
    }
    google.succeeded();
    // One device or the size: smaller and smaller, until the one that Google does not like goes alone.
    if (boxes.length > 1) largest = Math.ceil(boxes.length / 2);
    if (boxes.length > 1 || only === undefined) return record([again]);
    if (code === NOT_CLAIMED || kind === 'not-found') return record([lookAgain(release, only, NOT_CLAIMED), finished(release)]);
    await record([
      { type: 'box-held', body: { box: only.id, reason: 'release-refused', status: String(trouble.status), code } },
      finished(release),
    ]);
  };

  const canGo = (ready: readonly Box[]): boolean => ready.length === 1 || (ready.length > 1 && roomForBatch());

  return {
    async releaseDue() {
      const boxes = due();
      const ready = boxes.filter(isConfirmed);
      const most = Math.min(rules().batchSize, largest);
      const next = ready.length < most ? boxes.find((box) => !isConfirmed(box) && look.isDue(box)) : undefined;
      // What was seen first must not grow old while many others are looked at.
      const oldest = Math.min(...ready.map((box) => confirmed.get(box.id)?.at ?? Infinity));
      if (next !== undefined && clock.elapsed() - oldest < FRESH_MS / 3) {
        await lookAt(next);
        return true;
      }
      if (canGo(ready)) {
        await send(ready.slice(0, most));
        return true;
      }
      if (next === undefined) return false;
      await lookAt(next);
      return true;
    },
    nextMs() {
      const boxes = due();
      return canGo(boxes.filter(isConfirmed)) ? 1 : look.nextMs(boxes.filter((box) => !isConfirmed(box)));
    },
    stop() {
      for (const { cancel } of doubts.values()) cancel();
    },
  };
}

function finished(release: string): EventDraft {
  return { type: 'release-finished', body: { release } };
}

const MOST_AT_ONCE = 500;
const FRESH_MS = 30_000;
