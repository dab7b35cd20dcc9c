import { useEffect, useRef, useState } from 'react';
import type { UndoOutcome } from '../../core/views/outcomes.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { playSound } from '../scan/sounds.ts';
import { createPackingSession, type Answer, type NamedDevice, type PackingSession, type Scan, type Undo } from './packing-session.ts';

/** The packing session of this window. It outlives the packing screen, so that no box is lost by looking at another one. */
export function usePackingSession(): PackingSession {
  const client = useClient();
  const { sound } = useStationView().settings;
  const sounding = useRef(sound);
  useEffect(() => {
    sounding.current = sound;
  }, [sound]);
  const [session] = useState(() =>
    createPackingSession<Scan | NamedDevice | Undo>(
      (scan) => {
        const patience = { signal: AbortSignal.timeout(PATIENCE_MS) };
        if ('undo' in scan)
          return undone(
            scan.undo === undefined
              ? client.corrections.undoLast(undefined, patience)
              : client.corrections.undo({ box: scan.undo }, patience),
          );
        return 'identifiers' in scan ? client.packing.device(named(scan), patience) : client.packing.scan(input(scan), patience);
      },
      (name) => {
        if (sounding.current) playSound(name);
      },
    ),
  );
  return session;
}

async function undone(undo: Promise<UndoOutcome>): Promise<Answer> {
  return { outcome: 'undo', undo: await undo };
}

function input({ customer, source, readings }: Scan) {
  return { customer, source, readings: readings.map(({ text, symbology }) => ({ text, symbology })) };
}

function named({ customer, identifiers }: NamedDevice) {
  return { customer, identifiers: { ...identifiers } };
}

/** A store that takes longer than this is broken; the worker must not stand there and wait. */
const PATIENCE_MS = 8000;
