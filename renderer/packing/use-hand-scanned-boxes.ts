import { useCallback, useEffect, useRef } from 'react';
import { controlCodeOf } from '../../core/domain/control-code.ts';
import type { Reading } from '../../core/domain/label.ts';
import { noHalf, pair, type Pairing } from '../scan/pairing.ts';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import type { PackingSession } from './packing-session.ts';

interface HandScannedBoxes {
  readonly imeisPerBox: 1 | 2;
  readonly session: PackingSession;
  readonly onBox: (readings: readonly Reading[]) => void;
  /** Takes a code with many boxes; false where it is none. */
  readonly onCarton: (text: string) => boolean;
}

export interface HandScanned {
  /** Forgets the IMEI that waits. */
  readonly forgetHalf: () => void;
  /** Takes back what was scanned last: the IMEI that waits, or the last box. */
  readonly undo: () => void;
}

/**
 * What the hand scanner reads, as boxes. With two IMEIs a box, the first one waits for the second; never for long, because the
 * next IMEI after a pause is more likely that of another phone.
 */
export function useHandScannedBoxes({ imeisPerBox, session, onBox, onCarton }: HandScannedBoxes): HandScanned {
  const pairing = useRef<Pairing>(noHalf);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pairing.current = noHalf;
    session.half(undefined);
  }, [session]);

  const undo = useCallback(() => {
    const { half } = pairing.current;
    if (half === undefined) return session.add({ undo: undefined });
    forget();
    session.tookBackHalf(half);
  }, [session, forget]);

  useHandScanner({
    enabled: true,
    onScan: (texts) => {
      // A scanner presses Enter behind every line of a carton's code: many at once are one code.
      const wasHalf = pairing.current.half !== undefined;
      if (onCarton(texts.join('\n'))) {
        forget();
        if (wasHalf) session.refuse('half-alone');
        return;
      }
      for (const text of texts) {
        if (controlCodeOf(text) === 'undo') {
          undo();
          continue;
        }
        const { state, paired } = pair(pairing.current, text, imeisPerBox);
        pairing.current = state;
        clearTimeout(timer.current);
        if (paired.kind === 'box') {
          session.half(undefined);
          onBox(paired.texts.map((each) => ({ text: each })));
        } else if (paired.kind === 'no-imei') {
          onBox([{ text: paired.text }]);
        } else {
          session.half(paired.imei);
        }
        if (state.half !== undefined) {
          timer.current = setTimeout(() => {
            forget();
            session.refuse('half-alone');
          }, PATIENCE_MS);
        }
      }
    },
  });

  // Another setting, or another screen: whatever was half read there has not been stored.
  useEffect(() => forget, [imeisPerBox, forget]);
  return { forgetHalf: forget, undo };
}

const PATIENCE_MS = 20_000;
