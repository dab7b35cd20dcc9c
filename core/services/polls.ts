import * as z from 'zod';
import { expectedMs, learn, type OperationPace } from '../domain/operation-pace.ts';
import { backoffMs, pollMs } from '../domain/waiting-times.ts';
import type { ClaimingContext } from './claiming-context.ts';
import type { Open } from './operations.ts';

/** When each open operation is asked for, and what it said last. */
export interface Polls {
  of(open: Open): Poll;
  /** The one whose time has come, if there is one. */
  due(open: readonly Open[]): Open | undefined;
  /** A moment of the clock that nobody can set. */
  dueAt(one: Open, open: readonly Open[]): number;
  nextMs(open: readonly Open[]): number | undefined;
  answered(one: Open, answer: { readonly progress: number; readonly answered: number; readonly done: boolean }): void;
  /** Others come first for a while. */
  failed(one: Open, code: string): void;
  forget(one: Open): void;
}

/** Moments are of the clock that nobody can set. */
export interface Poll {
  readonly seenAt: number;
  /** How long Google had worked on it by then, as far as the wall clock can tell. */
  readonly seenMs: number;
  readonly asked: number;
  /** Undefined before the first answer: then it follows from what is known of others. */
  readonly dueAt: number | undefined;
  /** When it gave its last answer, in milliseconds since Google took it. */
  readonly toldAt: number;
  readonly progress: number;
  readonly answered: number;
  readonly failures: number;
  readonly code: string | undefined;
  /** When it last said something new. */
  readonly movedAt: number;
  /** Its own share of chance, so that a plan that is made anew is the same plan. */
  readonly fraction: number;
}

export function polls({ journal, clock, chance, remember }: ClaimingContext): Polls {
  const states = new Map<string, Poll>();
  const planned = read(Planned, journal.recall(NEXT_POLLS)) ?? {};
  /** From operations that were done, and what those under way say until then. */
  let known: OperationPace = read(Pace, journal.recall(PACE)) ?? {};
  let guessed: OperationPace = {};
  let openCount = 1;

  const of = (open: Open): Poll => {
    const known = states.get(open.claim);
    if (known !== undefined) return known;
    const now = clock.elapsed();
    const wall = clock.now();
    const plan = planned[open.claim];
    const state = {
      seenAt: now,
      seenMs: Math.max(0, wall - open.takenAt),
      asked: 0,
      // As planned by a process that was stopped meanwhile. Far in the future is a clock that was set back.
      dueAt: plan === undefined ? undefined : now + (plan - wall > 60_000 ? 0 : Math.max(0, plan - wall)),
      toldAt: 0,
      progress: 0,
      answered: 0,
      failures: 0,
      code: undefined,
      movedAt: now,
      fraction: chance.fraction(),
    };
    states.set(open.claim, state);
    return state;
  };
  const change = (open: Open, poll: Partial<Poll>): void => {
    states.set(open.claim, { ...of(open), ...poll });
    const wall = clock.now() - clock.elapsed();
    const plans = [...states].flatMap(([claim, { dueAt }]) => (dueAt === undefined ? [] : [[claim, wall + dueAt]]));
    remember(NEXT_POLLS, JSON.stringify(Object.fromEntries(plans)));
  };
  /** One of many that are alike goes ahead and finds out how long it takes; the others wait for what it says. */
  const waitsForAnother = (one: Open, open: readonly Open[]): boolean =>
    open.slice(0, open.indexOf(one)).some((other) => other.kind === one.kind && other.size >= one.size / 2 && other.size <= one.size * 2);
  const dueAt = (one: Open, open: readonly Open[]): number => {
    const { dueAt: plannedAt, seenAt, seenMs, fraction } = of(one);
    if (plannedAt !== undefined) return plannedAt;
    const expected = expectedMs(known, one.size) ?? expectedMs(guessed, one.size);
    if (expected === undefined && waitsForAnother(one, open)) return seenAt + LONGEST_WAIT_MS;
    // Time that passed before this process saw it counts too.
    return seenAt + pollMs({ elapsedMs: seenMs, progress: 0, expectedMs: expected, open: open.length, fraction });
  };

  return {
    of,
    dueAt,
    due(open) {
      openCount = open.length;
      const now = clock.elapsed();
      return open.find((one) => dueAt(one, open) <= now);
    },
    nextMs(open) {
      const now = clock.elapsed();
      const times = open.map((one) => Math.max(1, dueAt(one, open) - now));
      return times.length === 0 ? undefined : Math.min(...times);
    },
    answered(one, { progress, answered, done }) {
      const before = of(one);
      const now = clock.elapsed();
      const elapsedMs = before.seenMs + now - before.seenAt;
      const { size } = one;
      if (done) {
        known = learn(known, {
          size,
          elapsedMs,
          done,
          before: before.asked === 0 ? undefined : { elapsedMs: before.toldAt, progress: before.progress },
        });
        remember(PACE, JSON.stringify(known));
      } else if (progress >= TELLING) guessed = learn(guessed, { size, elapsedMs, done, before: { elapsedMs, progress } });
      const sure = expectedMs(known, one.size) ?? (progress >= 60 ? expectedMs(guessed, one.size) : undefined);
      const moved = progress !== before.progress || answered !== before.answered;
      change(one, {
        asked: before.asked + 1,
        toldAt: elapsedMs,
        progress,
        answered,
        failures: 0,
        code: undefined,
        movedAt: moved ? now : before.movedAt,
        dueAt: now + pollMs({ elapsedMs, progress, expectedMs: sure, open: openCount, fraction: chance.fraction() }),
      });
    },
    failed(one, code) {
      const { failures, asked } = of(one);
      const ms = backoffMs(failures + 1, chance.fraction(), LONGEST_POSTPONED_MS);
      change(one, { asked: asked + 1, failures: failures + 1, code, dueAt: clock.elapsed() + ms });
    },
    forget: (one) => void states.delete(one.claim),
  };
}

const Planned = z.record(z.string(), z.number());
const Pace = z.record(z.string(), z.number().positive());

function read<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

const NEXT_POLLS = 'next-polls';
const PACE = 'operation-pace';
const LONGEST_POSTPONED_MS = 15_000;
const LONGEST_WAIT_MS = 10_000;
/** Below this percentage the pause before Google begins weighs more than the work. */
const TELLING = 15;
