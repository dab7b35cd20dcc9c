import type { DeviceView } from '../../core/views/device.ts';
import type { Troubled } from '../../core/views/google.ts';
import { createStore, type Store } from '../connection/station-store.ts';

/** A part of a report, as the contract streams it. */
export type ReportStep =
  | {
      readonly outcome: 'page';
      readonly devices: readonly DeviceView[];
      readonly fetched: number;
      readonly total?: number | undefined;
      readonly last: boolean;
    }
  | Troubled;

export interface ReportState {
  readonly devices: readonly DeviceView[];
  readonly total: number | undefined;
  /** `unanswered` is of the station program, `trouble` of Google. */
  readonly phase: 'fetching' | 'done' | 'cancelled' | 'unanswered' | 'trouble';
  readonly trouble: Troubled | undefined;
}

export interface ReportSession extends Store<ReportState> {
  /** From the beginning. */
  readonly fetch: () => void;
  /** Asks for no more; what was fetched stays. */
  readonly cancel: () => void;
}

/** One customer's devices as they come. @param open rejects or throws when the station program goes away */
export function createReportSession(open: (signal: AbortSignal) => Promise<AsyncIterable<ReportStep>>): ReportSession {
  const nothing: ReportState = { devices: [], total: undefined, phase: 'fetching', trouble: undefined };
  const { current, subscribe, change } = createStore<ReportState>(nothing);
  let running = new AbortController();

  async function follow(mine: AbortController): Promise<void> {
    try {
      for await (const step of await open(mine.signal)) {
        if (mine.signal.aborted) return;
        if (step.outcome !== 'page') return change({ ...current(), phase: 'trouble', trouble: step });
        const { devices, total, last } = step;
        change({ ...current(), devices: [...current().devices, ...devices], total, phase: last ? 'done' : 'fetching' });
      }
    } catch {
      // Whatever it was, nobody answers any more.
    }
    // A stream that ends before its last page was not ended by Google.
    if (!mine.signal.aborted && current().phase === 'fetching') change({ ...current(), phase: 'unanswered' });
  }

  return {
    current,
    subscribe,
    fetch() {
      running.abort();
      running = new AbortController();
      change(nothing);
      void follow(running);
    },
    cancel() {
      running.abort();
      if (current().phase === 'fetching') change({ ...current(), phase: 'cancelled' });
    },
  };
}
