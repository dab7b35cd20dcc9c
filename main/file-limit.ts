/**
 * A limit on the size of files (ulimit -f) is one more full disk, and no reason to die: Node asks the system for an error instead of the signal.
 * But a library that wants to tidy up at the end of the process (when-exit, which comes with conf) takes that back, and ends the process at the signal.
 */
export function surviveFileLimit(): void {
  process.on('SIGXFSZ', () => {});
}
