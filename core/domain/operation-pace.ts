/**
 * How long Google takes for a batch, learnt from the batches before: Google says nothing about it. Kept by the order of magnitude of the
 * size, because small batches take a while for each and large ones much less for each device.
 */
export type OperationPace = Readonly<Record<number, number>>;

/** What is known after one more batch of `size` devices took `ms`, or will have taken it by its progress. */
export function learn(pace: OperationPace, size: number, ms: number): OperationPace {
  if (!(size > 0) || !(ms > 0)) return pace;
  const step = stepOf(size);
  const before = pace[step];
  const bounded = Math.min(LONGEST_MS, ms);
  return { ...pace, [step]: before === undefined ? bounded : before + (bounded - before) * TRUST };
}

/** Milliseconds that a batch of `size` should take; undefined as long as nothing is known of any like it. */
export function expectedMs(pace: OperationPace, size: number): number | undefined {
  const step = stepOf(size);
  // A size twice or half as large takes about as long, and is better than nothing.
  return pace[step] ?? pace[step + 1] ?? pace[step - 1];
}

function stepOf(size: number): number {
  return Math.floor(Math.log2(size));
}

const TRUST = 0.5;
const LONGEST_MS = 3_600_000;
