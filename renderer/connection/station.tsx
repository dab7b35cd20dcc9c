import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { StationView } from '../../core/views/station.ts';
import type { StationClient } from './client.ts';
import type { StationState, StationStore, Store } from './station-store.ts';

interface Station {
  readonly client: StationClient;
  readonly store: StationStore;
}

const StationContext = createContext<Station | undefined>(undefined);

export function StationProvider(props: Station & { readonly children: ReactNode }): ReactNode {
  return <StationContext value={{ client: props.client, store: props.store }}>{props.children}</StationContext>;
}

export function useClient(): StationClient {
  return useStation().client;
}

export function useStationState(): StationState {
  return useStore(useStation().store);
}

/** The station as last heard. Only below the point where there is one. */
export function useStationView(): StationView {
  const { view } = useStationState();
  if (view === undefined) throw new Error('used before the station was heard');
  return view;
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.current);
}

function useStation(): Station {
  const station = use(StationContext);
  if (station === undefined) throw new Error('used outside StationProvider');
  return station;
}
