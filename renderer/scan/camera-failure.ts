/** Why there is no picture: no camera at all, not allowed, held by another program, unplugged while on, black though it runs, or anything else. */
export type CameraFailure = 'no-camera' | 'denied' | 'busy' | 'lost' | 'black' | 'failed';

export interface CameraChoice {
  readonly id: string;
  /** As the system calls it; empty until the camera was allowed. */
  readonly label: string;
}

/** Names what `getUserMedia` threw (W3C Media Capture section 10.2.1, and the names that Chromium adds). */
export function failureOf(error: unknown): CameraFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return FAILURES[name] ?? 'failed';
}

const FAILURES: Readonly<Record<string, CameraFailure>> = {
  NotFoundError: 'no-camera',
  // Only an exact deviceId is ever demanded, so this means that it is not there.
  OverconstrainedError: 'no-camera',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  // Windows, and most drivers elsewhere, when another program has it.
  NotReadableError: 'busy',
  AbortError: 'busy',
};
