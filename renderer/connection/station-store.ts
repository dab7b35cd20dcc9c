import type { StationView } from '../../core/views/station.ts';
import type { StationClient } from './client.ts';

/** What the window knows of the station. While the connection is lost, `view` is the last that was heard. */
export interface StationState {
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly view: StationView | undefined;
}

/** A value that React reads with `useSyncExternalStore`. `subscribe` returns the way to stop. */
export interface Store<T> {
  readonly current: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface StationStore extends Store<StationState> {
  readonly stop: () => void;
}

/** Follows `station.watch` for ever: after a lost connection it asks again until the program answers. */
export function createStationStore(client: Pick<StationClient, 'station'>, retryMs = 700): StationStore {
  const { current, subscribe, change } = createStore<StationState>({ connection: 'connecting', view: undefined });
  const stopped = new AbortController();
  const lost = (): void => change({ ...current(), connection: 'lost' });

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const context = { retry: Number.POSITIVE_INFINITY, retryDelay: retryMs, onRetry: lost };
        const views = await client.station.watch(undefined, { signal: stopped.signal, context });
        for await (const view of views) change({ connection: 'live', view });
      } catch {
        // Whatever it was, the worker needs to know one thing: nobody answers.
      }
      if (stopped.signal.aborted) return;
      lost();
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  void follow();
  return { current, subscribe, stop: () => stopped.abort() };
}

/** The smallest store there is: a value, and whoever wants to hear of the next one. */
export function createStore<T>(first: T): Store<T> & { readonly change: (next: T) => void } {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
  };
}
