import type { Box } from '../domain/box.ts';
import type { IdentifiedClaim } from '../domain/device-record.ts';
import { meaningOfRefusedClaim } from '../domain/google-errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { searchFor } from '../domain/look-up.ts';
import { BOX_KEY, OPERATOR_KEY, STATION_KEY } from '../domain/own-metadata.ts';
import { pausesTheLoop, type Trouble } from '../domain/trouble.ts';
import { JournalFailure } from '../ports/journal.ts';
import type { ClaimingContext } from './claiming-context.ts';
import type { ConnectionView } from './connection.ts';

/** Sends boxes to be claimed: "sent" is on the disk before the request leaves, the operation's name before the first poll. */
export interface Sender {
  batch(boxes: readonly Box[]): Promise<void>;
  /** One box, answered at once. */
  alone(box: Box): Promise<void>;
}

export function sender({ journal, zeroTouch, chance, google, record, station }: ClaimingContext): Sender {
  /** The claim's ID, once it is noted; what cannot be noted must not be sent. */
  const note = (boxes: readonly Box[]): string | undefined => {
    const claim = chance.id();
    const retried = boxes.filter((box) => box.state === 'held');
    try {
      journal.append([
        ...retried.map((box): EventDraft => ({ type: 'box-retried', body: { box: box.id } })),
        { type: 'claim-sent', body: { claim, boxes: boxes.map((box) => box.id) } },
      ]);
      return claim;
    } catch (error) {
      if (!(error instanceof JournalFailure)) throw error;
      google.cannotStore(error.reason);
      return undefined;
    }
  };
  let inVain = 0;
  /**
   * What may go now. After trouble a question goes first, which changes nothing: a batch that is noted, sent in vain and taken back every few
   * seconds of a night would fill the disk, and one that is lost on its way must be looked up box by box. But should it be the question that
   * Google cannot answer, one box goes now and then all the same.
   */
  const mayGo = async (boxes: readonly Box[]): Promise<readonly Box[]> => {
    const [first] = boxes;
    if (first === undefined || !isGoogles(google.view().state)) return boxes;
    if (inVain >= MOST_IN_VAIN) {
      inVain = 0;
      return [first];
    }
    const answer = await zeroTouch.findBy(searchFor(first.identifiers));
    if (answer.ok || !pausesTheLoop(answer.trouble)) return boxes;
    inVain += 1;
    google.failed(answer.trouble);
    return [];
  };
  const failed = async (claim: string, boxes: readonly Box[], trouble: Trouble): Promise<void> => {
    const drafts = afterTrouble(
      claim,
      boxes.map((box) => box.id),
      trouble,
    );
    await record(drafts);
    if (trouble.kind === 'refused') google.succeeded();
    else google.failed(trouble);
  };

  return {
    async batch(due) {
      const asked = await mayGo(due);
      // Google was asked meanwhile, and a person may have taken a box back or moved it to another customer.
      const boxes = asked.flatMap(({ id }) => {
        const box = journal.box(id);
        return box?.state === 'waiting' ? [box] : [];
      });
      const claim = boxes.length === 0 ? undefined : note(boxes);
      if (claim === undefined) return;
      const answer = await zeroTouch.claimBatch(boxes.map((box) => claimOf(box, station)));
      if (!answer.ok) return failed(claim, boxes, answer.trouble);
      await record([{ type: 'claim-taken', body: { claim, operation: answer.value } }]);
      google.succeeded();
    },
    async alone(box) {
      const claim = note([box]);
      if (claim === undefined) return;
      const answer = await zeroTouch.claimOne(claimOf(box, station));
      if (!answer.ok) return failed(claim, [box], answer.trouble);
      await record([
        { type: 'box-claimed', body: { box: box.id, deviceId: answer.value, how: 'at-once' } },
        { type: 'claim-finished', body: { claim } },
      ]);
      google.succeeded();
    },
  };
}

const MOST_IN_VAIN = 1;

/** Trouble that is not our own disk's or our own share of the quota. */
function isGoogles(state: ConnectionView['state']): boolean {
  return state !== 'fine' && state !== 'cannot-store' && state !== 'budget';
}

/** Our own names travel along: whoever looks at the device at Google sees which row of which station claimed it, and who scanned it. */
function claimOf(box: Box, station: string): IdentifiedClaim {
  return {
    customer: box.customer.id,
    identifiers: box.identifiers,
    metadata: { [BOX_KEY]: box.id, [STATION_KEY]: station, ...(box.operator !== undefined && { [OPERATOR_KEY]: box.operator }) },
  };
}

function afterTrouble(claim: string, ids: string[], trouble: Trouble): EventDraft[] {
  const { code } = trouble;
  if (trouble.mayHaveHappened === 'unknown') return [{ type: 'claim-unsure', body: { claim, boxes: ids, code } }];
  const [only, ...more] = ids;
  if (pausesTheLoop(trouble) || trouble.kind === 'not-found' || only === undefined)
    return [{ type: 'claim-not-sent', body: { claim, boxes: ids, code } }];
  if (more.length > 0) return [{ type: 'claim-split', body: { claim, boxes: ids, limit: Math.ceil(ids.length / 2), code } }];
  const meaning = meaningOfRefusedClaim(code);
  if (meaning.kind === 'look-up') return [{ type: 'claim-unsure', body: { claim, boxes: ids, code: meaning.code } }];
  const reason = meaning.kind === 'held' ? meaning.reason : 'google-refused';
  return [{ type: 'box-held', body: { box: only, reason, status: String(trouble.status), code } }];
}
