import type { Clock } from '../../core/ports/clock.ts';

/** The computer's clock, running `TORTURE_TIMES` as fast since `TORTURE_EPOCH`: the same for every process that is told the same. */
const epoch = Number(process.env['TORTURE_EPOCH'] ?? Date.now());
const times = Number(process.env['TORTURE_TIMES'] ?? 1);

export const systemClock: Clock = {
  now: () => Math.round(epoch + (Date.now() - epoch) * times),
  elapsed: () => performance.now() * times,
  after(ms, action) {
    const timer = setTimeout(action, Math.min(ms / times, 2_147_483_647));
    return () => clearTimeout(timer);
  },
};
