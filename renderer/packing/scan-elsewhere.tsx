import { useState, type ReactNode } from 'react';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { NotStoredNotice } from './not-stored-notice.tsx';
import type { PackingSession } from './packing-session.ts';

/** A box that is scanned on a screen that packs nothing is refused aloud: silence would pass for accepted. */
export function ScanElsewhere({ session, onPacking }: { readonly session: PackingSession; readonly onPacking: () => void }): ReactNode {
  const [refused, setRefused] = useState(false);
  useHandScanner({
    enabled: true,
    onScan: () => {
      session.refuse('not-packing');
      setRefused(true);
    },
  });
  return refused ? <NotStoredNotice onPacking={onPacking} onClose={() => setRefused(false)} /> : null;
}
