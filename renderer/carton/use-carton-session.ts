import { useEffect, useRef, useState } from 'react';
import { useClient, useStationView } from '../connection/station.tsx';
import { playSound } from '../scan/sounds.ts';
import { createCartonSession, type CartonSession } from './carton-session.ts';
import { readListApart } from './read-list.ts';

/** The carton session of this window. */
export function useCartonSession(): CartonSession {
  const client = useClient();
  const { sound } = useStationView().settings;
  const sounding = useRef(sound);
  useEffect(() => {
    sounding.current = sound;
  }, [sound]);
  const [session] = useState(() =>
    createCartonSession({
      read: readListApart,
      check: (input) => client.cartons.check(input, { signal: AbortSignal.timeout(PATIENCE_MS) }),
      store: (input) => client.cartons.store(input, { signal: AbortSignal.timeout(PATIENCE_MS) }),
      newId: () => crypto.randomUUID(),
      play: (name) => {
        if (sounding.current) playSound(name);
      },
    }),
  );
  return session;
}

/** A slice takes far less than a second; whoever stands there must not wait for a broken one. */
const PATIENCE_MS = 15_000;
