import { countBatch, goneFrom, type BatchCounts } from '../domain/batch-counts.ts';
import type { Box } from '../domain/box.ts';
import type { Batch, Journal } from '../ports/journal.ts';

/** The requests that left for Google, with how their boxes stand now. */
export interface Batches {
  /** Those sent before the one named, or the last ones; newest first. */
  page(limit: number, before?: string): CountedBatch[];
  /** One of them with its boxes, in the order in which they were scanned; also those that have been sent again since. */
  batch(claim: string, limit: number, offset: number): { readonly batch: CountedBatch; readonly boxes: readonly Box[] } | undefined;
}

export interface CountedBatch extends Batch {
  readonly counts: BatchCounts;
}

export function batches(journal: Journal): Batches {
  const counted = (batch: Batch): CountedBatch => {
    const here = journal.statesOfClaim(batch.claim);
    const left = batch.size - here.reduce((sum, { count }) => sum + count, 0);
    // Nearly always nothing has left, and then nobody need look at every box of a large request.
    const gone = left === 0 ? [] : journal.boxesSentIn(batch.claim, batch.size, 0).filter((box) => box.claim !== batch.claim);
    const kinds = new Map(gone.map(({ claim }) => [claim, claim === undefined ? undefined : journal.batch(claim)?.kind]));
    return {
      ...batch,
      counts: countBatch(
        here,
        gone.map(({ state, claim }) => goneFrom(batch.kind, { state, kind: kinds.get(claim) })),
      ),
    };
  };
  return {
    page: (limit, before) => journal.batches(limit, before).map(counted),
    batch(claim, limit, offset) {
      const batch = journal.batch(claim);
      return batch === undefined ? undefined : { batch: counted(batch), boxes: journal.boxesSentIn(claim, limit, offset) };
    },
  };
}
