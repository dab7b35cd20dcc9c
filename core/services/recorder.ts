import type { EventDraft } from '../domain/events.ts';
import type { Clock } from '../ports/clock.ts';
import { JournalFailure, type Journal } from '../ports/journal.ts';
import type { Connection } from './connection.ts';

/**
 * Stores what Google said, and does not go on before it is stored: with a full disk the loop waits here, holding the answer,
 * instead of forgetting it. Should the process die meanwhile, the boxes are in state `sent` and are looked up.
 */
export interface Recorder {
  (drafts: readonly EventDraft[]): Promise<void>;
  /** Gives up waiting: the process is ending. */
  stop(): void;
}

export interface RecorderParts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Shown while it waits: a person must make room. */
  readonly google: Pick<Connection, 'cannotStore' | 'succeeded'>;
  readonly changed: () => void;
}

export function recorder({ journal, clock, google, changed }: RecorderParts): Recorder {
  let stopping = false;
  let release: () => void = () => {};
  const record = async (drafts: readonly EventDraft[]): Promise<void> => {
    if (drafts.length === 0) return;
    for (let tries = 0; !stopping; tries++) {
      try {
        journal.append(drafts);
        if (tries > 0) google.succeeded();
        return;
      } catch (error) {
        if (!(error instanceof JournalFailure)) throw error;
        google.cannotStore(error.reason);
        changed();
        await new Promise<void>((resolve) => {
          const cancel = clock.after(RETRY_MS, resolve);
          release = () => {
            cancel();
            resolve();
          };
        });
      }
    }
  };
  return Object.assign(record, {
    stop: () => {
      stopping = true;
      release();
    },
  });
}

const RETRY_MS = 2000;
