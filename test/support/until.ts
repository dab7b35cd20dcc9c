import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits, in real time, for something that other processes or real HTTP bring about.
 * @param about how things stand, for the message when it never comes
 */
export async function until(
  done: () => boolean,
  { limitMs = 10_000, about }: { limitMs?: number; about?: () => unknown } = {},
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!done()) {
    if (performance.now() > end) throw new Error(`still not so after ${limitMs} ms: ${done.toString()} ${JSON.stringify(about?.())}`);
    await sleep(3);
  }
}
