import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, in real time, for something that other processes or real HTTP bring about. */
export async function until(done: () => boolean, limitMs = 10_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!done()) {
    if (performance.now() > end) throw new Error(`still not so after ${limitMs} ms: ${done.toString()}`);
    await sleep(3);
  }
}
