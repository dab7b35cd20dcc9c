import type { Clock } from '../../core/ports/clock.ts';

/**
 * A clock that stands still until it is told to go on, or runs by itself whenever nothing else is to be done.
 * `now()` is the wall clock, which may be set; `elapsed()` and timers follow the time that has really passed, as the computer's do.
 */
export interface FakeClock extends Clock {
  /** Sets the wall clock; no time passes. */
  set(now: number): void;
  /** Lets so much time pass, with everything that happens in it. */
  pass(ms: number): Promise<void>;
  /** Lets time pass, timer by timer, until `done` or until nothing waits any more. Throws after `limitMs`. */
  runUntil(done: () => boolean, limitMs?: number): Promise<void>;
  /** Time since the clock was made, whatever the wall clock says. */
  passed(): number;
  /** How many timers wait. */
  waiting(): number;
}

/** @param tickMs what passes between one look at the clock and the next, as on a real computer */
export function fakeClock({ start = Date.UTC(2026, 10, 23, 6), tickMs = 0 }: { start?: number; tickMs?: number } = {}): FakeClock {
  const timers = new Map<number, { readonly at: number; readonly action: () => void }>();
  let passed = 0;
  let offset = start;
  let ticked = 0;
  let count = 0;

  const next = (): [number, { at: number; action: () => void }] | undefined => {
    let soonest: [number, { at: number; action: () => void }] | undefined;
    for (const entry of timers) if (soonest === undefined || entry[1].at < soonest[1].at) soonest = entry;
    return soonest;
  };
  const fire = ([id, timer]: [number, { at: number; action: () => void }]): void => {
    timers.delete(id);
    passed = Math.max(passed, timer.at);
    timer.action();
  };

  return {
    now() {
      ticked += tickMs;
      return offset + ticked + passed;
    },
    elapsed() {
      ticked += tickMs;
      return ticked + passed;
    },
    after(ms, action) {
      const id = (count += 1);
      timers.set(id, { at: passed + Math.max(0, ms), action });
      return () => void timers.delete(id);
    },
    set(now) {
      offset = now - ticked - passed;
    },
    async pass(ms) {
      const end = passed + ms;
      for (;;) {
        await everythingSettled();
        const timer = next();
        if (timer === undefined || timer[1].at > end) break;
        fire(timer);
      }
      passed = end;
      await everythingSettled();
    },
    async runUntil(done, limitMs = 7 * 24 * 3_600_000) {
      const end = passed + limitMs;
      for (;;) {
        await everythingSettled();
        if (done()) return;
        const timer = next();
        if (timer === undefined) return;
        if (timer[1].at > end) throw new Error(`still not done after ${limitMs} ms`);
        fire(timer);
      }
    },
    passed: () => passed,
    waiting: () => timers.size,
  };
}

/** Every promise that needs no timer has been kept when the turn of the event loop is over. */
function everythingSettled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
