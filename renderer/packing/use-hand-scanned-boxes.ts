import type { Reading } from '../../core/domain/label.ts';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import type { PackingSession } from './packing-session.ts';

interface HandScannedBoxes {
  readonly imeisPerBox: 1 | 2;
  readonly session: PackingSession;
  readonly onBox: (readings: readonly Reading[]) => void;
}

/** What the hand scanner reads, as boxes. */
export function useHandScannedBoxes({ onBox }: HandScannedBoxes): void {
  useHandScanner({ enabled: true, onScan: (texts) => onBox(texts.map((text) => ({ text }))) });
}
