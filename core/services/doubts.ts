import type { Box } from '../domain/box.ts';
import type { EventDraft } from '../domain/events.ts';
import { judgeLookUp, mayStillArrive } from '../domain/look-up.ts';
import { backoffMs } from '../domain/waiting-times.ts';
import type { ClaimingContext } from './claiming-context.ts';

/** Boxes whose claim may or may not have happened. They are looked up until it is known; only "certainly not there" sends one again. */
export interface Doubts {
  /** A process that died between "sent" and the operation's name left boxes behind; nobody knows about them any more. */
  afterRestart(): void;
  /** Looks one box up; false when none is due. */
  lookUpDue(): Promise<boolean>;
  nextMs(): number | undefined;
}

export function doubts({ journal, zeroTouch, clock, chance, google, record, rules }: ClaimingContext): Doubts {
  const looks = new Map<string, { since: number; attempts: number; dueAt: number }>();
  const lookOf = (box: Box) => {
    const known = looks.get(box.id) ?? { since: clock.now(), attempts: 0, dueAt: clock.now() };
    looks.set(box.id, known);
    return known;
  };
  const unsure = (): Box[] => journal.boxesInState('unsure', MOST_AT_ONCE);

  return {
    afterRestart() {
      const byClaim = Map.groupBy(journal.boxesInState('sent', Number.MAX_SAFE_INTEGER), (box) => box.claim ?? '');
      const drafts = [...byClaim].map(
        ([claim, boxes]): EventDraft => ({ type: 'claim-unsure', body: { claim, boxes: boxes.map((box) => box.id), code: 'RESTARTED' } }),
      );
      if (drafts.length > 0) void record(drafts);
    },
    async lookUpDue() {
      const now = clock.now();
      const box = unsure().find((candidate) => {
        const { dueAt } = lookOf(candidate);
        return dueAt <= now || dueAt - now > 60_000;
      });
      if (box === undefined) return false;
      const look = lookOf(box);
      const answer = await zeroTouch.find(box.imei);
      if (!answer.ok) {
        if (answer.trouble.kind !== 'refused') {
          google.failed(answer.trouble);
          return true;
        }
        google.succeeded();
        looks.delete(box.id);
        await record([{ type: 'box-held', body: { box: box.id, reason: 'invalid-identifier', status: String(answer.trouble.status), code: answer.trouble.code } }]);
        return true;
      }
      google.succeeded();
      const found = judgeLookUp(box, answer.value);
      if (found.kind === 'not-there' && mayStillArrive(box, look.since, clock.now(), rules.doubtMs)) {
        const attempts = look.attempts + 1;
        looks.set(box.id, { ...look, attempts, dueAt: clock.now() + backoffMs(attempts, chance.fraction(), LONGEST_LOOK_MS) });
        return true;
      }
      looks.delete(box.id);
      await record([eventOf(box.id, found)]);
      return true;
    },
    nextMs() {
      const times = unsure().map((box) => Math.max(1, lookOf(box).dueAt - clock.now()));
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
}

function eventOf(box: string, found: ReturnType<typeof judgeLookUp>): EventDraft {
  switch (found.kind) {
    case 'claimed':
      return { type: 'box-claimed', body: { box, deviceId: found.deviceId, how: 'looked-up' } };
    case 'other-company':
      return { type: 'box-held', body: { box, reason: 'other-company', code: 'FOUND_WITH_ANOTHER_OWNER' } };
    case 'not-there':
      return { type: 'box-not-found', body: { box } };
  }
}

const MOST_AT_ONCE = 200;
const LONGEST_LOOK_MS = 15_000;
