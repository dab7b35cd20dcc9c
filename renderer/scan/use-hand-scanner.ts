export interface HandScannerOptions {
  readonly enabled: boolean;
  /** The codes of one burst: one, or two that came without a separator. */
  readonly onScan: (texts: string[]) => void;
}

/** The USB hand scanner, whatever has the focus. Callbacks may change between renders. */
export function useHandScanner(options: HandScannerOptions): void {
  void options;
}
