import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { CameraControls, ControlsWanted } from './camera-controls.ts';
import type { CameraChoice, CameraFailure } from './camera-failure.ts';
import { openCamera, type Camera, type CameraState } from './camera.ts';
import { useCameraControls } from './use-camera-controls.ts';
import { useFrames, type FrameCallbacks, type Frames } from './use-frames.ts';
import { useRest } from './use-rest.ts';

export interface CameraScanOptions extends FrameCallbacks {
  readonly enabled: boolean;
  /** The camera that was chosen before; empty for whichever there is. */
  readonly deviceId: string;
}

export interface CameraScan extends Pick<Frames, 'outlines' | 'advice' | 'frameSize' | 'engine'> {
  /** For a muted `<video playsInline>`; the hook fills and empties it. */
  readonly videoRef: RefObject<HTMLVideoElement | null>;
  /** `resting`: off because nobody packs, until `wake`, a key, a touch or a scan. */
  readonly state: { readonly kind: 'off' | 'starting' | 'on' | 'resting' } | { readonly kind: 'failed'; readonly failure: CameraFailure };
  readonly cameras: readonly CameraChoice[];
  /** The camera that is really open, to be remembered. */
  readonly deviceId: string | undefined;
  /** What the open camera lets us set. */
  readonly controls: CameraControls;
  readonly setControls: (change: ControlsWanted) => void;
  /** Tries again now instead of at the next attempt. */
  readonly retry: () => void;
  readonly wake: () => void;
}

/** The camera of the packing table: opened while `enabled` and somebody packs, read in a worker, and told as boxes. Callbacks may change between renders. */
export function useCameraScan(options: CameraScanOptions): CameraScan {
  const { enabled, deviceId } = options;
  const videoRef = useRef<HTMLVideoElement>(null);
  const camera = useRef<Camera>(undefined);
  const [state, setState] = useState<CameraState>();
  const [cameras, setCameras] = useState<readonly CameraChoice[]>([]);
  const { resting, act } = useRest(enabled);
  const stream = state?.kind === 'on' ? state.stream : undefined;
  const openId = state?.kind === 'on' ? state.deviceId : undefined;
  const frames = useFrames(stream, videoRef, options, act);
  const { controls, set } = useCameraControls(stream, openId);
  const latestId = useRef(deviceId);

  useEffect(() => {
    latestId.current = deviceId;
    camera.current?.prefer(deviceId);
  }, [deviceId]);

  useEffect(() => {
    if (!enabled || resting) return undefined;
    const opened = openCamera({
      deviceId: latestId.current,
      onState: setState,
      onCameras: setCameras,
      devices: navigator.mediaDevices,
      permissions: navigator.permissions,
      after,
    });
    camera.current = opened;
    return () => {
      opened.stop();
      camera.current = undefined;
      setState(undefined);
    };
  }, [enabled, resting]);

  const retry = useCallback(() => camera.current?.retry(), []);
  const { outlines, advice, frameSize, engine } = frames;
  return {
    videoRef,
    state: enabled ? (resting ? { kind: 'resting' } : stateShown(state, frames)) : { kind: 'off' },
    cameras,
    outlines,
    advice,
    frameSize,
    engine,
    deviceId: openId,
    controls,
    setControls: set,
    retry,
    wake: act,
  };
}

function stateShown(state: CameraState | undefined, { broken, black }: Frames): CameraScan['state'] {
  if (state === undefined) return { kind: 'starting' };
  if (state.kind === 'failed') return { kind: 'failed', failure: state.failure };
  if (state.kind === 'on' && broken) return { kind: 'failed', failure: 'failed' };
  return state.kind === 'on' && black ? { kind: 'failed', failure: 'black' } : { kind: state.kind };
}

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
