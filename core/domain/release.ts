import { NO_ANSWER, type Box } from './box.ts';
import { rowsOfBoxes } from './claim-verdicts.ts';
import type { BatchResult } from './device-record.ts';
import type { EventDraft } from './events.ts';
import { meaningOfReleaseRow, NOT_CLAIMED, NOT_YOURS } from './google-errors.ts';

/** What the rows of a batch of boxes that are let go mean for each: let go, held, or to be looked at again. */
export function releaseEvents(
  release: string,
  boxes: readonly Box[],
  results: readonly BatchResult[],
  sent: number,
  deviceIds: ReadonlyMap<string, string>,
): { readonly box: string; readonly draft: EventDraft }[] {
  return rowsOfBoxes(boxes, results, sent, deviceIds).flatMap(([box, { status, code }]) => {
    const meaning = meaningOfReleaseRow(status, code);
    if (meaning === 'pending') return [];
    const draft: EventDraft =
      meaning === 'done'
        ? { type: 'box-released', body: { box: box.id, how: 'operation' } }
        : meaning === 'look-up'
          ? lookAgain(release, box, settledCode(status, code))
          : { type: 'box-held', body: { box: box.id, reason: 'release-refused', status, ...(code !== undefined && { code }) } };
    return [{ box: box.id, draft }];
  });
}

/** Who has it is looked at again; but not for ever, when Google shows it as ours and will not let it go. */
export function lookAgain(release: string, box: Box, code: string): EventDraft {
  return isSettled(box.code)
    ? { type: 'box-held', body: { box: box.id, reason: 'release-refused', code } }
    : { type: 'release-unsure', body: { release, boxes: [box.id], code } };
}

/** Whether Google was done with the device when it said this, so that nothing is under way any more. */
export function isSettled(code: string | undefined): boolean {
  return code === NO_ANSWER || code === NOT_CLAIMED || code === NOT_YOURS || code === 'INVALID_DEVICE_IDENTIFIER';
}

/**
 * How long after an unclaim whose end we did not see "still ours" is not believed. Google lets a device go whoever has it: an unclaim that
 * arrives late would take it from the customer who got it meanwhile. A request alone is over when it is over; the operation of a batch may
 * go on, all the more one that Google has named and then not spoken of any more.
 */
export function releaseDoubtMs(
  code: string,
  batchSize: number,
  { doubtMs, operationMs }: { doubtMs: number; operationMs: number },
): number {
  if (code === 'OPERATION_FORGOTTEN' || code === 'OPERATION_SILENT') return operationMs;
  return batchSize > 1 ? Math.min(5 * doubtMs, operationMs) : doubtMs;
}

function settledCode(status: string, code: string | undefined): string {
  return [code, status].find(isSettled) ?? NO_ANSWER;
}
