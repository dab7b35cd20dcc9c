import type { Trouble, TroubleKind } from '../domain/trouble.ts';
import { backoffMs } from '../domain/waiting-times.ts';
import type { Chance } from '../ports/chance.ts';
import type { Clock } from '../ports/clock.ts';

/** The way to Google as its last answer tells it; no other sign of being online counts. */
export interface Connection {
  succeeded(): void;
  failed(trouble: Trouble): void;
  /** Our own disk refuses to note what would be sent: nothing may leave. */
  cannotStore(code: string): void;
  /** Milliseconds until the next try is allowed; 0 when it is. */
  pauseMs(): number;
  /** Allows a try at once; the count of failures stays. */
  forgive(): void;
  view(): ConnectionView;
}

export interface ConnectionView {
  readonly state: 'fine' | Extract<TroubleKind, 'offline' | 'google' | 'quota' | 'sign-in' | 'forbidden'> | 'cannot-store';
  readonly code?: string | undefined;
  readonly since?: number | undefined;
  readonly retryAt?: number | undefined;
}

export function connection({ clock, chance }: { clock: Clock; chance: Chance }): Connection {
  let trouble: { kind: Exclude<ConnectionView['state'], 'fine'>; code: string; since: number } | undefined;
  let attempts = 0;
  let pausedAt = 0;
  let lengthMs = 0;
  const pause = (kind: Exclude<ConnectionView['state'], 'fine'>, code: string, retryAfterMs?: number): void => {
    trouble = { kind, code, since: trouble?.kind === kind ? trouble.since : clock.now() };
    pausedAt = clock.now();
    lengthMs = backoffMs(attempts, chance.fraction(), LONGEST_MS[kind], retryAfterMs);
    attempts += 1;
  };
  return {
    succeeded() {
      trouble = undefined;
      attempts = 0;
      lengthMs = 0;
    },
    failed({ kind, code, retryAfterMs }) {
      // Not-found and refused come here only where a correct request would never get them: for this partner ID.
      pause(kind === 'not-found' || kind === 'refused' ? 'forbidden' : kind, code, retryAfterMs);
    },
    cannotStore: (code) => pause('cannot-store', code),
    pauseMs() {
      const passed = clock.now() - pausedAt;
      // A clock that was set back must not turn seconds into days.
      return passed < 0 ? 0 : Math.max(0, lengthMs - passed);
    },
    forgive() {
      lengthMs = 0;
    },
    view: () =>
      trouble === undefined
        ? { state: 'fine' }
        : { state: trouble.kind, code: trouble.code, since: trouble.since, retryAt: pausedAt + lengthMs },
  };
}

// Someone mends a cable in seconds and a permission in hours.
const LONGEST_MS = {
  offline: 20_000,
  google: 60_000,
  quota: 100_000,
  'sign-in': 300_000,
  forbidden: 300_000,
  'cannot-store': 5000,
} as const;
