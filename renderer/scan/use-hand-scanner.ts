import { useCallback, useEffect, useRef } from 'react';
import { useAttachedScanners } from './attached-scanners-context.tsx';
import { listenToHandScanner } from './listen-to-hand-scanner.ts';
import { splitGlued } from './scanned-text.ts';
import { SCAN_EVENT } from './use-rest.ts';

export interface HandScannerOptions {
  readonly enabled: boolean;
  /** The codes of one burst: one, or two or three that came without a separator. */
  readonly onScan: (texts: string[]) => void;
}

/** The hand scanner, whatever has the focus, and scanners that are no keyboards, if any are attached. Callbacks may change between renders. */
export function useHandScanner({ enabled, onScan }: HandScannerOptions): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => (enabled ? listenToHandScanner(document, (texts) => latest.current(texts)) : undefined), [enabled]);
  const attached = useAttachedScanners();
  const hear = useCallback((text: string) => {
    // These scans are no keys, and whatever waits for a sign of work must hear of them all the same.
    window.dispatchEvent(new Event(SCAN_EVENT));
    latest.current(splitGlued(text));
  }, []);
  useEffect(() => (enabled ? attached?.listen(hear) : undefined), [enabled, attached, hear]);
}
