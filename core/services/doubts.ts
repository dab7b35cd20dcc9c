import type { Box } from '../domain/box.ts';
import type { EventDraft } from '../domain/events.ts';
import { heldInstead, isLastWord, searchFor, whoHolds, type Holding } from '../domain/look-up.ts';
import type { ClaimingContext } from './claiming-context.ts';
import { looks } from './looks.ts';

/** Boxes whose claim may or may not have happened. They are looked up until it is known; only "certainly not there" sends one again. */
export interface Doubts {
  /** Looks one box up; false when none is due. */
  lookUpDue(): Promise<boolean>;
  nextMs(): number | undefined;
}

export function doubts(context: ClaimingContext): Doubts {
  const { journal, zeroTouch, google, record, rules } = context;
  const look = looks(context, 'next-look-up');
  const unsure = (): Box[] => journal.boxesInState('unsure', MOST_AT_ONCE);
  const know = (box: Box, draft: EventDraft): Promise<void> => {
    look.done(box);
    return record([draft]);
  };

  return {
    async lookUpDue() {
      const box = unsure().find(look.isDue);
      if (box === undefined) return false;
      // Before the look: what arrives while Google is asked may be missing in its answer.
      const lookedMs = look.lookedMs(box);
      const answer = await zeroTouch.findBy(searchFor(box.identifiers));
      if (!answer.ok && answer.trouble.kind !== 'refused') {
        google.failed(answer.trouble);
        look.later(box);
        return true;
      }
      google.succeeded();
      if (!answer.ok) {
        const { status, code } = answer.trouble;
        await know(box, { type: 'box-held', body: { box: box.id, reason: 'invalid-identifier', status: String(status), code } });
        return true;
      }
      const holding = whoHolds(box, answer.value);
      if (holding.by === 'nobody' && !isLastWord(box.code) && lookedMs < rules().doubtMs) {
        look.later(box);
        return true;
      }
      await know(box, eventOf(box, holding));
      return true;
    },
    nextMs: () => look.nextMs(unsure()),
  };
}

function eventOf(box: Box, holding: Holding): EventDraft {
  switch (holding.by) {
    case 'its-customer':
      return { type: 'box-claimed', body: { box: box.id, deviceId: holding.deviceId, how: 'looked-up' } };
    case 'another':
      return { type: 'box-held', body: { box: box.id, reason: 'other-company', code: 'FOUND_WITH_ANOTHER_OWNER' } };
    case 'nobody': {
      const reason = heldInstead(box);
      if (reason === undefined) return { type: 'box-not-found', body: { box: box.id } };
      return { type: 'box-held', body: { box: box.id, reason, ...(box.code === undefined ? {} : { code: box.code }) } };
    }
  }
}

const MOST_AT_ONCE = 200;
