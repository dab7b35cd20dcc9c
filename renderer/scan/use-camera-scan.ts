import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Reading } from '../../core/domain/label.ts';
import { emptyTable, step } from './box-tracker.ts';
import type { CameraChoice, CameraFailure } from './camera-failure.ts';
import { openCamera, type Camera, type CameraState } from './camera.ts';
import { watchFrames } from './frames.ts';
import { outlinesOf, type Outline } from './outlines.ts';
import { startReaderThread, type ReadFrame } from './reader-thread.ts';

export interface CameraScanOptions {
  readonly enabled: boolean;
  /** The camera that was chosen before; empty for whichever there is. */
  readonly deviceId: string;
  /** Every code that was seen with the box's IMEIs, not yet judged by main. Once per box and presence. */
  readonly onBox: (readings: Reading[]) => void;
  /** Codes without any IMEI, held there for a second. Once per presence. */
  readonly onRefused: (readings: Reading[]) => void;
  readonly onSeveralBoxes: () => void;
}

export interface CameraScan {
  /** For a muted `<video playsInline>`; the hook fills and empties it. */
  readonly videoRef: RefObject<HTMLVideoElement | null>;
  readonly state: { readonly kind: 'off' | 'starting' | 'on' } | { readonly kind: 'failed'; readonly failure: CameraFailure };
  readonly cameras: readonly CameraChoice[];
  readonly outlines: readonly Outline[];
  /** Pixels of the frames that `outlines` speaks of; undefined before the first one. */
  readonly frameSize: FrameSize | undefined;
  /** The camera that is really open, to be remembered. */
  readonly deviceId: string | undefined;
  /** Tries again now instead of at the next attempt. */
  readonly retry: () => void;
}

interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** The camera of the packing table: opened while `enabled`, read in a worker, and told as boxes. Callbacks may change between renders. */
export function useCameraScan(options: CameraScanOptions): CameraScan {
  const { enabled, deviceId } = options;
  const videoRef = useRef<HTMLVideoElement>(null);
  const camera = useRef<Camera>(undefined);
  const [state, setState] = useState<CameraState>();
  const [cameras, setCameras] = useState<readonly CameraChoice[]>([]);
  const { outlines, frameSize, broken } = useFrames(state?.kind === 'on' ? state.stream : undefined, videoRef, options);
  const latestId = useRef(deviceId);

  useEffect(() => {
    latestId.current = deviceId;
    camera.current?.prefer(deviceId);
  }, [deviceId]);

  useEffect(() => {
    if (!enabled) return undefined;
    const opened = openCamera({
      deviceId: latestId.current,
      onState: setState,
      onCameras: setCameras,
      devices: navigator.mediaDevices,
      after,
    });
    camera.current = opened;
    return () => {
      opened.stop();
      camera.current = undefined;
      setState(undefined);
    };
  }, [enabled]);

  const openId = state?.kind === 'on' ? state.deviceId : undefined;
  const retry = useCallback(() => camera.current?.retry(), []);
  return { videoRef, state: stateShown(enabled, state, broken), cameras, outlines, frameSize, deviceId: openId, retry };
}

/** Reads a stream's frames for as long as it lasts. */
function useFrames(stream: MediaStream | undefined, videoRef: RefObject<HTMLVideoElement | null>, callbacks: CameraScanOptions) {
  const latest = useRef(callbacks);
  useEffect(() => {
    latest.current = callbacks;
  });
  const [outlines, setOutlines] = useState<readonly Outline[]>(NO_OUTLINES);
  const [frameSize, setFrameSize] = useState<FrameSize>();
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    if (stream === undefined) return undefined;
    const video = videoRef.current;
    if (video !== null) {
      video.srcObject = stream;
      // Refused when the element goes away meanwhile; there is nothing to do about that.
      void video.play().catch(() => {});
    }
    let tracker = emptyTable;
    const thread = startReaderThread({ onRead, onFailed: (times) => setBroken(times >= BROKEN_TIMES) });
    function onRead({ readings, width, height }: ReadFrame): void {
      const { state, events } = step(tracker, readings, performance.now());
      tracker = state;
      for (const event of events) {
        if (event.kind === 'box') latest.current.onBox(event.readings);
        else if (event.kind === 'refused') latest.current.onRefused(event.readings);
        else latest.current.onSeveralBoxes();
      }
      // Most frames show nothing, and nothing needs no new drawing.
      setBroken(false);
      setOutlines(readings.length === 0 ? NO_OUTLINES : outlinesOf(readings, tracker));
      setFrameSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    }
    const stopFrames = watchFrames(stream, video, thread.offer);
    return () => {
      stopFrames();
      thread.stop();
      if (video !== null) video.srcObject = null;
      setOutlines(NO_OUTLINES);
      setBroken(false);
    };
  }, [stream, videoRef]);

  return { outlines, frameSize, broken };
}

// Once may be a lack of memory; more often, the worker must know that nothing is being read.
const BROKEN_TIMES = 3;

const NO_OUTLINES: readonly Outline[] = [];

function stateShown(enabled: boolean, state: CameraState | undefined, broken: boolean): CameraScan['state'] {
  if (!enabled) return { kind: 'off' };
  if (broken && state?.kind === 'on') return { kind: 'failed', failure: 'failed' };
  if (state === undefined) return { kind: 'starting' };
  return state.kind === 'failed' ? { kind: 'failed', failure: state.failure } : { kind: state.kind };
}

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
