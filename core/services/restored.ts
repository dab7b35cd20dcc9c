import type { EventDraft, EventBody } from '../domain/events.ts';
import type { Journal } from '../ports/journal.ts';
import { inDoubt } from './recovery.ts';

/**
 * The first events of a journal that is a copy or begins anew. Whatever had not come to an end when the copy was made is in doubt: the
 * journal before it may have gone on for hours.
 */
export function restoredEvents(journal: Pick<Journal, 'boxesInState'>, restored: EventBody<'journal-restored'>): EventDraft[] {
  const doubtful = UNFINISHED.flatMap((state) => journal.boxesInState(state, Number.MAX_SAFE_INTEGER))
    // One that is to be let go is looked at before that anyway.
    .filter(({ release }) => release === undefined);
  const drafts: EventDraft[] = [{ type: 'journal-restored', body: restored }];
  for (let n = 0; n < doubtful.length; n += AT_ONCE) drafts.push(inDoubt(doubtful.slice(n, n + AT_ONCE)));
  return drafts;
}

/** `processing` is not among them: its operation has a name and can be asked. */
const UNFINISHED = ['waiting', 'sent', 'unsure', 'held'] as const;
const AT_ONCE = 1000;
