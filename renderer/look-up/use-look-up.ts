import { useEffect, useRef, useState } from 'react';
import { useClient, useStationView } from '../connection/station.tsx';
import { playSound } from '../scan/sounds.ts';
import { createLookUpSession, type LookUpSession } from './look-up-session.ts';

/** The questions of this window, kept up to date with what the station says about its newest boxes. */
export function useLookUp(): LookUpSession {
  const client = useClient();
  const { recent, settings } = useStationView();
  const sounding = useRef(settings.sound);
  useEffect(() => {
    sounding.current = settings.sound;
  }, [settings.sound]);
  const [session] = useState(() =>
    createLookUpSession(
      (readings) => client.devices.lookUp({ readings: readings.map(({ text, symbology }) => ({ text, symbology })) }),
      (sound) => {
        if (sounding.current) playSound(sound);
      },
    ),
  );
  useEffect(() => session.hear(recent), [session, recent]);
  return session;
}
