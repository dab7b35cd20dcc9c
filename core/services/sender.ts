import type { Box } from '../domain/box.ts';
import { ALREADY_EXISTS, refusalReason } from '../domain/claim-verdicts.ts';
import type { EventDraft } from '../domain/events.ts';
import { pausesTheLoop, type Trouble } from '../domain/trouble.ts';
import { JournalFailure } from '../ports/journal.ts';
import type { ClaimingContext } from './claiming-context.ts';

/** Sends one batch: "sent" is on the disk before the request leaves, the operation's name before the first poll. */
export function sender({ journal, zeroTouch, chance, google, record }: ClaimingContext): (boxes: readonly Box[]) => Promise<void> {
  return async (boxes) => {
    const claim = chance.id();
    const ids = boxes.map((box) => box.id);
    try {
      journal.append([{ type: 'claim-sent', body: { claim, boxes: ids } }]);
    } catch (error) {
      if (!(error instanceof JournalFailure)) throw error;
      // What cannot be noted must not be sent.
      google.cannotStore(error.reason);
      return;
    }
    const answer = await zeroTouch.claim(
      boxes.map(({ id, customer, identifiers: { imei = '', imei2 } }) => ({ box: id, customer: customer.id, imei, imei2 })),
    );
    if (answer.ok) {
      await record([{ type: 'claim-taken', body: { claim, operation: answer.value } }]);
      google.succeeded();
      return;
    }
    await record(afterTrouble(claim, ids, answer.trouble));
    if (answer.trouble.kind === 'refused') google.succeeded();
    else google.failed(answer.trouble);
  };
}

function afterTrouble(claim: string, ids: string[], trouble: Trouble): EventDraft[] {
  const { code } = trouble;
  if (trouble.mayHaveHappened === 'unknown') return [{ type: 'claim-unsure', body: { claim, boxes: ids, code } }];
  const [only, ...more] = ids;
  if (pausesTheLoop(trouble) || trouble.kind === 'not-found' || only === undefined)
    return [{ type: 'claim-not-sent', body: { claim, boxes: ids, code } }];
  if (more.length > 0) return [{ type: 'claim-split', body: { claim, boxes: ids, limit: Math.ceil(ids.length / 2), code } }];
  if (code === ALREADY_EXISTS) return [{ type: 'claim-unsure', body: { claim, boxes: ids, code } }];
  return [{ type: 'box-held', body: { box: only, reason: refusalReason(code), status: String(trouble.status), code } }];
}
