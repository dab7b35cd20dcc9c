/**
 * How long Google takes for a batch, learnt from the batches before: Google says nothing about it. Kept by the order of magnitude of the
 * size, because small batches take a while for each and large ones much less for each device.
 */
export type OperationPace = Readonly<Record<number, number>>;

/** What one look at an operation says about the time that it takes. */
export interface PaceSeen {
  readonly size: number;
  /** Since Google took it. */
  readonly elapsedMs: number;
  /** When it was found done: how it was at the look before, if there was one. Else how it is now. */
  readonly before: { readonly elapsedMs: number; readonly progress: number } | undefined;
  readonly done: boolean;
}

/** What is known after one more look. */
export function learn(pace: OperationPace, { size, elapsedMs, before, done }: PaceSeen): OperationPace {
  if (!(size > 0) || !(elapsedMs > 0)) return pace;
  const step = stepOf(size);
  const known = pace[step];
  const believe = (ms: number): OperationPace => ({ ...pace, [step]: Math.min(LONGEST_MS, Math.max(1, ms)) });
  if (done && before === undefined) {
    // Done when it was first asked for: it was done at some moment before, nobody knows which. Believing the moment of the question would
    // make each question later than the one before, so the next ones come a very little sooner.
    return believe(Math.min(known ?? elapsedMs, elapsedMs) * SOONER);
  }
  if (before === undefined || before.progress <= 0) return pace;
  const byProgress = (before.elapsedMs * 100) / before.progress;
  const seen = done ? Math.min(elapsedMs, Math.max(before.elapsedMs, byProgress)) : byProgress;
  return believe(known === undefined ? seen : known + (seen - known) * TRUST);
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
const SOONER = 0.998;
const LONGEST_MS = 3_600_000;
