import type { Clock } from '../core/ports/clock.ts';

/**
 * Notices that the wall clock was set, or that the computer slept: then the two clocks have drifted apart, where the one that nobody can set stands still
 * meanwhile. In both hosts alike, where Electron alone would be told by the system. Returns the way to stop.
 */
export function watchForJumps(clock: Clock, jumped: () => void): () => void {
  let apart = clock.now() - clock.elapsed();
  let cancel = clock.after(EVERY_MS, look);
  function look(): void {
    const before = apart;
    apart = clock.now() - clock.elapsed();
    cancel = clock.after(EVERY_MS, look);
    if (Math.abs(apart - before) > JUMP_MS) jumped();
  }
  return () => cancel();
}

const EVERY_MS = 5000;
/** More than clocks are adjusted by on the way. */
const JUMP_MS = 2000;
