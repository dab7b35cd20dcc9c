import { setTimeout as sleep } from 'node:timers/promises';

/** Watches the process itself while it is abused. */
export interface Watchdog {
  /** Since it was last asked: promises that nobody caught, and exceptions that nobody did. */
  uncaught(): string[];
  /** Since it was last asked: the longest that one turn of the event loop worked, in milliseconds of the processor's time. */
  longestTurnMs(): number;
  stop(): void;
}

/**
 * A turn counts by the time that the process worked and not by the clock on the wall: a computer with other things to do may leave us for
 * seconds, and that is no hang. A turn that is over when a second of work is over is none either.
 */
export function watchdog(): Watchdog {
  let uncaught: string[] = [];
  let longest = 0;
  const caught = (error: unknown): void => void uncaught.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on('unhandledRejection', caught);
  process.on('uncaughtException', caught);
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000 - EVERY_MS);
  }, EVERY_MS);
  timer.unref();
  return {
    uncaught() {
      const told = uncaught;
      uncaught = [];
      return told;
    },
    longestTurnMs() {
      const told = longest;
      longest = 0;
      return told;
    },
    stop() {
      clearInterval(timer);
      process.off('unhandledRejection', caught);
      process.off('uncaughtException', caught);
    },
  };
}

const EVERY_MS = 20;

/** Bytes that are in use when nothing more is to be collected. Needs `--expose-gc`. */
export async function usedBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await sleep(20);
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
