import type { Box } from '../domain/box.ts';
import { backoffMs } from '../domain/waiting-times.ts';
import type { ClaimingContext } from './claiming-context.ts';

/** When each of some boxes is to be looked up at Google: at once, then less and less often. */
export interface Looks {
  /** When this process began to look. */
  since(box: Box): number;
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
  const plans = new Map<string, { since: number; attempts: number; dueAt: number }>();
  const planOf = (box: Box) => {
    const now = clock.now();
    const known = plans.get(box.id);
    if (known !== undefined && known.since <= now) return known;
    // A new doubt, or a clock that was set back and would make this one last as long.
    const begun = { since: now, attempts: known?.attempts ?? 0, dueAt: planned > now && planned - now <= LONGEST_MS ? planned : now };
    plans.set(box.id, begun);
    return begun;
  };
  return {
    since: (box) => planOf(box).since,
    isDue(box) {
      const now = clock.now();
      const { dueAt } = planOf(box);
      return dueAt <= now || dueAt - now > 60_000;
    },
    later(box) {
      const plan = planOf(box);
      const attempts = plan.attempts + 1;
      const dueAt = clock.now() + backoffMs(attempts, chance.fraction(), LONGEST_MS);
      plans.set(box.id, { ...plan, attempts, dueAt });
      remember(name, String(dueAt));
    },
    now: (box) => void plans.set(box.id, { ...planOf(box), dueAt: clock.now() }),
    done: (box) => void plans.delete(box.id),
    nextMs(boxes) {
      const now = clock.now();
      const times = boxes.map((box) => Math.max(1, planOf(box).dueAt - now));
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
}

const LONGEST_MS = 15_000;
