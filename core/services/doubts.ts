import type { Box } from '../domain/box.ts';
import { deviceName } from '../domain/device-name.ts';
import type { EventDraft } from '../domain/events.ts';
import { heldInstead, judgeLookUp, mayStillArrive, type LookUp } from '../domain/look-up.ts';
import { backoffMs } from '../domain/waiting-times.ts';
import type { ClaimingContext } from './claiming-context.ts';

/** Boxes whose claim may or may not have happened. They are looked up until it is known; only "certainly not there" sends one again. */
export interface Doubts {
  /**
   * Boxes that are "sent" while no request is under way: the process died before the answer, or could not keep it. Nobody else
   * knows about them any more. True when there were some.
   */
  adoptOrphans(): Promise<boolean>;
  /** Looks one box up; false when none is due. */
  lookUpDue(): Promise<boolean>;
  nextMs(): number | undefined;
}

export function doubts({ journal, zeroTouch, clock, chance, google, record, rules }: ClaimingContext): Doubts {
  const looks = new Map<string, { since: number; attempts: number; dueAt: number }>();
  const lookOf = (box: Box) => {
    const now = clock.now();
    const known = looks.get(box.id);
    if (known !== undefined && known.since <= now) return known;
    // A new doubt, or a clock that was set back and would make this one last as long.
    const begun = { since: now, attempts: known?.attempts ?? 0, dueAt: now };
    looks.set(box.id, begun);
    return begun;
  };
  const later = (box: Box): void => {
    const look = lookOf(box);
    const attempts = look.attempts + 1;
    looks.set(box.id, { ...look, attempts, dueAt: clock.now() + backoffMs(attempts, chance.fraction(), LONGEST_LOOK_MS) });
  };
  const unsure = (): Box[] => journal.boxesInState('unsure', MOST_AT_ONCE);

  return {
    async adoptOrphans() {
      const byClaim = Map.groupBy(journal.boxesInState('sent', Number.MAX_SAFE_INTEGER), (box) => box.claim ?? '');
      const drafts = [...byClaim].map(([claim, boxes]): EventDraft => ({
        type: 'claim-unsure',
        body: { claim, boxes: boxes.map((box) => box.id), code: 'RESTARTED' },
      }));
      await record(drafts);
      return drafts.length > 0;
    },
    async lookUpDue() {
      const now = clock.now();
      const box = unsure().find((candidate) => {
        const { dueAt } = lookOf(candidate);
        return dueAt <= now || dueAt - now > 60_000;
      });
      if (box === undefined) return false;
      const { since } = lookOf(box);
      const answer = await zeroTouch.find(deviceName(box.identifiers).value);
      if (!answer.ok) {
        if (answer.trouble.kind !== 'refused') {
          google.failed(answer.trouble);
          later(box);
          return true;
        }
        google.succeeded();
        looks.delete(box.id);
        await record([
          {
            type: 'box-held',
            body: { box: box.id, reason: 'invalid-identifier', status: String(answer.trouble.status), code: answer.trouble.code },
          },
        ]);
        return true;
      }
      google.succeeded();
      const found = judgeLookUp(box, answer.value);
      if (found.kind === 'not-there' && mayStillArrive(box, since, clock.now(), rules.doubtMs)) {
        later(box);
        return true;
      }
      looks.delete(box.id);
      await record([eventOf(box, found)]);
      return true;
    },
    nextMs() {
      const times = unsure().map((box) => Math.max(1, lookOf(box).dueAt - clock.now()));
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
}

function eventOf(box: Box, found: LookUp): EventDraft {
  switch (found.kind) {
    case 'claimed':
      return { type: 'box-claimed', body: { box: box.id, deviceId: found.deviceId, how: 'looked-up' } };
    case 'other-company':
      return { type: 'box-held', body: { box: box.id, reason: 'other-company', code: 'FOUND_WITH_ANOTHER_OWNER' } };
    case 'not-there': {
      const reason = heldInstead(box);
      if (reason === undefined) return { type: 'box-not-found', body: { box: box.id } };
      return { type: 'box-held', body: { box: box.id, reason, ...(box.code === undefined ? {} : { code: box.code }) } };
    }
  }
}

const MOST_AT_ONCE = 200;
const LONGEST_LOOK_MS = 15_000;
