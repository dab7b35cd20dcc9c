import type { BatchView } from '../core/views/google.ts';
import type { CountedBatch } from '../core/services/batches.ts';

/** A request to Google as the window sees it. */
export function batchView({
  claim,
  kind,
  size,
  customerName,
  sentAt,
  takenAt,
  finishedAt,
  operation,
  code,
  counts,
}: CountedBatch): BatchView {
  return {
    claim,
    kind,
    size,
    customerName,
    sentAt,
    counts,
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(operation === undefined ? {} : { operation }),
    ...(code === undefined ? {} : { code }),
  };
}
