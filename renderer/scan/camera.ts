/** Why there is no picture: no camera at all, not allowed, held by another program, unplugged while on, or anything else. */
export type CameraFailure = 'no-camera' | 'denied' | 'busy' | 'lost' | 'failed';

export interface CameraChoice {
  readonly id: string;
  /** As the system calls it; empty until the camera was allowed. */
  readonly label: string;
}
