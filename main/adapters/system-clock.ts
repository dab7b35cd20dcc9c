import type { Clock } from '../../core/ports/clock.ts';

/** The computer's own clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, action) {
    // Longer delays than a 32-bit timer holds would fire at once; whoever waits that long is woken early and looks again.
    const timer = setTimeout(action, Math.min(ms, 2_147_483_647));
    return () => clearTimeout(timer);
  },
};
