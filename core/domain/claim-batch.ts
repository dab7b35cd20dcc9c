import type { Box } from './box.ts';

/** What goes to Google next, or when to look again. */
export type NextBatch =
  | { readonly kind: 'send'; readonly boxes: readonly Box[] }
  | { readonly kind: 'gather'; readonly ms: number }
  | { readonly kind: 'nothing' };

/**
 * Chooses the next batch from the waiting boxes.
 * A box alone would spend one request of a quota that all stations share, so boxes gather for a moment. Boxes of a batch that was
 * refused as a whole go at once, in smaller and smaller batches, until the one that Google does not like stands alone.
 * @param waiting in order of acceptance
 * @param options `size`: most boxes in a batch; `gatherMs`: longest wait of the oldest box
 */
export function nextBatch(waiting: readonly Box[], now: number, options: { readonly size: number; readonly gatherMs: number }): NextBatch {
  const limited = waiting.find((box) => box.batchLimit !== undefined);
  if (limited?.batchLimit !== undefined) {
    const boxes = waiting.filter((box) => box.batchLimit === limited.batchLimit).slice(0, limited.batchLimit);
    return { kind: 'send', boxes };
  }
  const oldest = waiting[0];
  if (oldest === undefined) return { kind: 'nothing' };
  if (waiting.length >= options.size) return { kind: 'send', boxes: waiting.slice(0, options.size) };
  const waited = now - oldest.changedAt;
  // A negative wait is a clock that was set back: better to send now than to wait for yesterday.
  if (waited < 0 || waited >= options.gatherMs) return { kind: 'send', boxes: waiting };
  return { kind: 'gather', ms: options.gatherMs - waited };
}
