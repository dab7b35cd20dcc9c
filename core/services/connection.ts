import * as z from 'zod';
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
  readonly state: 'fine' | State;
  readonly code?: string | undefined;
  readonly since?: number | undefined;
  readonly retryAt?: number | undefined;
}

export interface ConnectionParts {
  readonly clock: Clock;
  readonly chance: Chance;
  /** What was remembered last, by a process that may have been stopped in a pause: the next one does not ask sooner for that. */
  readonly recalled: string | undefined;
  readonly remember: (plan: string) => void;
}

export function connection({ clock, chance, recalled, remember }: ConnectionParts): Connection {
  let plan: Plan = planFrom(recalled);
  // A clock that was set back since must not turn seconds into days.
  let resumesAt = clock.elapsed() + (plan.pausedAt > clock.now() ? 0 : Math.max(0, plan.pausedAt + plan.lengthMs - clock.now()));
  const change = (next: Plan): void => {
    // Budget and disk are this computer's own, and what they are now is soon seen.
    const isGoogles = (one: Plan): boolean =>
      one.trouble !== undefined && one.trouble.kind !== 'budget' && one.trouble.kind !== 'cannot-store';
    if (isGoogles(next)) remember(JSON.stringify(next));
    else if (isGoogles(plan)) remember('');
    plan = next;
  };
  const pause = (kind: State, code: string, retryAfterMs?: number): void => {
    const { trouble, attempts } = plan;
    const since = trouble?.kind === kind ? trouble.since : clock.now();
    const isBudget = kind === 'budget';
    const lengthMs = isBudget ? (retryAfterMs ?? 0) : backoffMs(attempts, chance.fraction(), LONGEST_MS[kind], retryAfterMs);
    change({ trouble: { kind, code, since }, attempts: isBudget ? attempts : attempts + 1, pausedAt: clock.now(), lengthMs });
    resumesAt = clock.elapsed() + lengthMs;
  };
  const pauseMs = (): number => (plan.trouble === undefined ? 0 : Math.max(0, resumesAt - clock.elapsed()));
  return {
    succeeded: () => change(FINE),
    failed({ kind, code, retryAfterMs }) {
      // Not-found and refused come here only where a correct request would never get them: for this partner ID.
      pause(kind === 'not-found' || kind === 'refused' ? 'forbidden' : kind, code, retryAfterMs);
    },
    cannotStore: (code) => pause('cannot-store', code),
    pauseMs,
    forgive() {
      change({ ...plan, lengthMs: 0 });
      resumesAt = clock.elapsed();
    },
    view: () =>
      plan.trouble === undefined
        ? { state: 'fine' }
        : { state: plan.trouble.kind, code: plan.trouble.code, since: plan.trouble.since, retryAt: clock.now() + pauseMs() },
  };
}

type State = Extract<TroubleKind, 'offline' | 'google' | 'quota' | 'budget' | 'sign-in' | 'forbidden'> | 'cannot-store';

// Someone mends a cable in seconds and a permission in hours.
const LONGEST_MS = {
  offline: 20_000,
  google: 60_000,
  quota: 100_000,
  'sign-in': 300_000,
  forbidden: 300_000,
  'cannot-store': 5000,
} as const;

const Plan = z.object({
  trouble: z
    .object({
      kind: z.enum(['offline', 'google', 'quota', 'budget', 'sign-in', 'forbidden', 'cannot-store']),
      code: z.string(),
      since: z.number(),
    })
    .optional(),
  attempts: z.number(),
  pausedAt: z.number(),
  lengthMs: z.number().max(3_600_000),
});
type Plan = z.infer<typeof Plan>;

const FINE: Plan = { trouble: undefined, attempts: 0, pausedAt: 0, lengthMs: 0 };

function planFrom(recalled: string | undefined): Plan {
  if (recalled === undefined || recalled === '') return FINE;
  try {
    return Plan.safeParse(JSON.parse(recalled)).data ?? FINE;
  } catch {
    return FINE;
  }
}
