import type { Random } from '../labels/random.ts';
import type { Seen } from './arguments.ts';

/** Short texts of the answers that came so far, the newest few hundred. */
export function memory(): Seen & { keep(answer: unknown): void } {
  const kept: string[] = [];
  let next = 0;
  const keep = (answer: unknown, depth: number): void => {
    if (typeof answer === 'string') {
      if (answer.length < 6 || answer.length > 60) return;
      kept[next] = answer;
      next = (next + 1) % MOST;
    } else if (typeof answer === 'object' && answer !== null && depth > 0) {
      for (const part of Object.values(answer).slice(0, 30)) keep(part, depth - 1);
    }
  };
  return {
    keep: (answer) => keep(answer, 5),
    pick: (random: Random) => kept[random.whole(0, Math.max(0, kept.length - 1))],
  };
}

const MOST = 400;
