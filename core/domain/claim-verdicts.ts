import type { Box } from './box.ts';
import { deviceKeys } from './device-name.ts';
import type { BatchResult, DeviceIdentifiers } from './device-record.ts';
import { meaningOfRow } from './google-errors.ts';
import type { HeldReason } from './events.ts';

/** What one answer means for one box. `unsure` boxes are looked up. */
export type Verdict =
  | { readonly box: string; readonly kind: 'claimed'; readonly deviceId: string | undefined }
  | { readonly box: string; readonly kind: 'held'; readonly reason: HeldReason; readonly status: string; readonly code: string | undefined }
  | { readonly box: string; readonly kind: 'unsure'; readonly code: string };

/**
 * Gives each box of a batch its own answer.
 * @param boxes in the order in which they were sent
 * @param sent how many boxes the request had; some may have been retried in another batch since
 * @returns one verdict for each box that has an answer; a box without one is nobody's guess
 */
export function verdicts(boxes: readonly Box[], results: readonly BatchResult[], sent: number): Verdict[] {
  return rowsOfBoxes(boxes, results, sent).flatMap(([box, result]): Verdict[] => {
    const meaning = meaningOfRow(result.status, result.code);
    switch (meaning.kind) {
      case 'pending':
        return [];
      case 'done':
        return [{ box: box.id, kind: 'claimed', deviceId: result.deviceId }];
      case 'look-up':
        return [{ box: box.id, kind: 'unsure', code: meaning.code }];
      case 'held':
        return [{ box: box.id, kind: 'held', reason: meaning.reason, status: result.status, code: result.code }];
    }
  });
}

/**
 * Each box with its row: by what Google echoes of it, and by its place only where there is no echo and neither a row nor a box is missing:
 * `devicesCount` "might be different from the number of updates in the request", so places alone may be off by one.
 * @param deviceIds by which the boxes were asked for, where it was by that
 */
export function rowsOfBoxes(
  boxes: readonly Box[],
  results: readonly BatchResult[],
  sent: number,
  deviceIds: ReadonlyMap<string, string> = new Map(),
): [Box, BatchResult][] {
  const byKey = uniqueKeys(boxes, deviceIds);
  const placesHold = boxes.length === sent && results.length === sent;
  const rows = new Map<Box, BatchResult>();
  results.forEach((result, place) => {
    const echoed = echoedKeys(result.identifiers);
    // A device that is only now being claimed has no ID that we could know it by.
    if (deviceIds.size > 0 && result.deviceId !== undefined) echoed.push(result.deviceId);
    const named = echoed.map((key) => byKey.get(key)).find((box) => box !== undefined);
    const box = echoed.length === 0 && placesHold ? boxes[place] : named;
    // An unset row is no answer, and does not stand in the way of one that comes later.
    if (box !== undefined && !rows.has(box) && result.status !== 'UNSPECIFIED') rows.set(box, result);
  });
  return [...rows];
}

/** Boxes by all that may be echoed of them; what two of them share names neither. */
function uniqueKeys(boxes: readonly Box[], deviceIds: ReadonlyMap<string, string>): Map<string, Box | undefined> {
  const byKey = new Map<string, Box | undefined>();
  for (const box of boxes) {
    const deviceId = deviceIds.get(box.id);
    for (const key of new Set([...echoedKeys(box.identifiers), ...(deviceId === undefined ? [] : [deviceId])]))
      byKey.set(key, byKey.has(key) ? undefined : box);
  }
  return byKey;
}

/** Numbers first; a serial number with its maker and model, and alone, because Google may echo no more than that. */
function echoedKeys(identifiers: DeviceIdentifiers): string[] {
  const { serialNumber } = identifiers;
  const numbers = deviceKeys(identifiers).map((key) => (key.length === 14 ? key.toUpperCase() : key));
  return serialNumber === undefined ? numbers : [...numbers, `serial ${serialNumber}`];
}
