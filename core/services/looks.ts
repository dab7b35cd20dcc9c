import type { Box } from '../domain/box.ts';
import { backoffMs } from '../domain/waiting-times.ts';
import type { ClaimingContext } from './claiming-context.ts';

/** When each of some boxes is to be looked up at Google: at once, then less and less often. */
export interface Looks {
  /** How long this process has been looking. */
  lookedMs(box: Box): number;
  isDue(box: Box): boolean;
  /** It is still not known: later again. */
  later(box: Box): void;
  /** Sooner than planned. */
  now(box: Box): void;
  /** It is known. */
  done(box: Box): void;
  nextMs(boxes: readonly Box[]): number | undefined;
}

/** @param name under which the last plan is kept: a station that is started again and again does not ask more often for that */
export function looks({ journal, clock, chance, remember }: ClaimingContext, name: string): Looks {
  const planned = Number(journal.recall(name) ?? 0);
  /** All in time that has passed: a wall clock can be set. */
  const plans = new Map<string, { since: number; attempts: number; dueAt: number }>();
  const planOf = (box: Box) => {
    const known = plans.get(box.id);
    if (known !== undefined) return known;
    const since = clock.elapsed();
    const ms = planned - clock.now();
    // Further in the future than anything is ever planned is a clock that was set back.
    const begun = { since, attempts: 0, dueAt: ms > 0 && ms <= LONGEST_MS ? since + ms : since };
    plans.set(box.id, begun);
    return begun;
  };
  return {
    lookedMs: (box) => clock.elapsed() - planOf(box).since,
    isDue: (box) => planOf(box).dueAt <= clock.elapsed(),
    later(box) {
      const plan = planOf(box);
      const attempts = plan.attempts + 1;
      const ms = backoffMs(attempts, chance.fraction(), LONGEST_MS);
      plans.set(box.id, { ...plan, attempts, dueAt: clock.elapsed() + ms });
      remember(name, String(clock.now() + ms));
    },
    now: (box) => void plans.set(box.id, { ...planOf(box), dueAt: clock.elapsed() }),
    done: (box) => void plans.delete(box.id),
    nextMs(boxes) {
      const now = clock.elapsed();
      const times = boxes.map((box) => Math.max(1, planOf(box).dueAt - now));
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
}

const LONGEST_MS = 15_000;
