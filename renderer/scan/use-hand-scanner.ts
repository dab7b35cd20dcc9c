import { useEffect, useRef } from 'react';
import { useAttachedScanners } from './attached-scanners-context.tsx';
import { gatherLines, LINE_GAP_MS } from './gather-lines.ts';
import { listenToHandScanner } from './listen-to-hand-scanner.ts';
import { splitGlued } from './scanned-text.ts';
import { SCAN_EVENT } from './use-rest.ts';

export interface HandScannerOptions {
  readonly enabled: boolean;
  /** The codes of one burst: one, two or three that came without a separator, or all lines of a code that has several. */
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
  useEffect(() => {
    if (!enabled || attached === undefined) return undefined;
    const lines = gatherLines((texts) => latest.current(texts));
    const stop = attached.listen((text) => {
      // These scans are no keys, and whatever waits for a sign of work must hear of them all the same.
      window.dispatchEvent(new Event(SCAN_EVENT));
      lines.add(splitGlued(text));
      lines.tellIn(LINE_GAP_MS);
    });
    return () => {
      stop();
      lines.end();
    };
  }, [enabled, attached]);
}
