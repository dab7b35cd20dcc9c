/** Tells whoever watches that there is something new to show. Says nothing about what: watchers look themselves. */
export interface Changes {
  emit(): void;
  /** Returns the way to stop. */
  listen(listener: () => void): () => void;
}

export function changes(): Changes {
  const listeners = new Set<() => void>();
  return {
    emit() {
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * What `look` sees now and after each change, but no more often than every `pauseMs`: a watcher that is slow gets the newest state, never a queue.
 * Ends when `signal` aborts.
 */
export async function* watching<T>(
  source: Changes,
  look: () => T,
  pauseMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void> {
  let stale = true;
  let wake = (): void => {};
  const stop = source.listen(() => {
    stale = true;
    wake();
  });
  const aborted = (): void => wake();
  signal?.addEventListener('abort', aborted);
  try {
    while (signal?.aborted !== true) {
      if (stale) {
        stale = false;
        yield look();
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', aborted);
  }
}
