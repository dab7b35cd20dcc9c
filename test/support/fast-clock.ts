import type { Clock } from '../../core/ports/clock.ts';

/** The computer's clock, running faster: for tests over real HTTP, whose pauses are made for people. */
export function fastClock(times: number): Clock {
  const start = Date.now();
  return {
    now: () => start + Math.round((Date.now() - start) * times),
    elapsed: () => performance.now() * times,
    after(ms, action) {
      const timer = setTimeout(action, ms / times);
      return () => clearTimeout(timer);
    },
  };
}
