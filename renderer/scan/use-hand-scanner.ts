import { useEffect, useRef } from 'react';
import { listenToHandScanner } from './listen-to-hand-scanner.ts';

export interface HandScannerOptions {
  readonly enabled: boolean;
  /** The codes of one burst: one, or two or three that came without a separator. */
  readonly onScan: (texts: string[]) => void;
}

/** The USB hand scanner, whatever has the focus. Callbacks may change between renders. */
export function useHandScanner({ enabled, onScan }: HandScannerOptions): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => (enabled ? listenToHandScanner(document, (texts) => latest.current(texts)) : undefined), [enabled]);
}
