import { failureOf, type CameraChoice, type CameraFailure } from './camera-failure.ts';

export type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly stream: MediaStream; readonly deviceId: string | undefined }
  | { readonly kind: 'failed'; readonly failure: CameraFailure };

export interface Camera {
  /** Prefers another camera from now on; opens it only if it is not the one that is open. Empty for any. */
  prefer(deviceId: string): void;
  /** Tries again now. */
  retry(): void;
  /** Turns the camera off, its light too, and is heard of no more. */
  stop(): void;
}

export interface CameraOptions {
  /** The camera to prefer; empty for any. Without it another one is taken, and given up for it when it is plugged in. */
  readonly deviceId: string;
  readonly onState: (state: CameraState) => void;
  /** The cameras there are, whenever that changes. Without labels until the camera was allowed. */
  readonly onCameras: (cameras: readonly CameraChoice[]) => void;
  /** `navigator.mediaDevices`, which is missing on pages that are not secure. */
  readonly devices: Devices | undefined;
  /** `navigator.permissions`, to hear of a permission that is given later, in the browser's own settings. */
  readonly permissions?: Pick<Permissions, 'query'> | undefined;
  /** Runs an action once after some milliseconds; returns the way to stop it. */
  readonly after: (ms: number, action: () => void) => () => void;
}

/** The part of `MediaDevices` that is used here. */
export type Devices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/**
 * Holds one camera open, and only one: some USB drivers break when a second stream is opened. Comes back by itself after the
 * camera was unplugged, another program let go of it, or its permission was given. A refused permission is not asked for again
 * until `retry`.
 */
export function openCamera({ deviceId, onState, onCameras, devices, permissions, after }: CameraOptions): Camera {
  let preferred = deviceId;
  let stream: MediaStream | undefined;
  let attempt = 0;
  let failures = 0;
  let wasOn = false;
  let stopped = false;
  let denied = false;
  let opening = false;
  let cancelRetry = () => {};

  async function start({ quietly }: { quietly: boolean }): Promise<void> {
    const mine = ++attempt;
    cancelRetry();
    release();
    if (devices === undefined) return fail('failed', mine);
    // An attempt that nobody asked for must not make the message flicker.
    if (!quietly) onState({ kind: 'starting' });
    opening = true;
    const opened = await firstThatOpens(devices, preferred);
    if (mine === attempt) opening = false;
    if (stopped || mine !== attempt) return opened.kind === 'open' ? stopTracks(opened.stream) : undefined;
    if (opened.kind === 'failed') return fail(opened.failure, mine);
    const [track] = opened.stream.getVideoTracks();
    if (track === undefined) return fail('failed', mine);
    stream = opened.stream;
    failures = 0;
    wasOn = true;
    denied = false;
    track.addEventListener('ended', onEnded);
    onState({ kind: 'on', stream, deviceId: openId() });
    await listCameras();
  }

  function fail(failure: CameraFailure, mine: number): void {
    if (stopped || mine !== attempt) return;
    release();
    denied = failure === 'denied';
    // A camera that was there and is not found any more has been unplugged.
    onState({ kind: 'failed', failure: wasOn && failure === 'no-camera' ? 'lost' : failure });
    const wait = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 5000;
    if (!denied && devices !== undefined) cancelRetry = after(wait, () => void start({ quietly: true }));
    void listCameras();
  }

  function onEnded(): void {
    fail('lost', attempt);
  }

  function onDeviceChange(): void {
    void listCameras().then((cameras) => {
      // Chromium also sends this while it asks for the permission.
      if (stopped || denied || opening) return;
      const preferredIsBack = preferred !== openId() && cameras.some((camera) => camera.id === preferred);
      if ((stream === undefined && cameras.length > 0) || preferredIsBack) void start({ quietly: true });
    });
  }

  function openId(): string | undefined {
    return stream?.getVideoTracks()[0]?.getSettings().deviceId;
  }

  async function listCameras(): Promise<readonly CameraChoice[]> {
    const found = await devices?.enumerateDevices().catch(() => []);
    const cameras = (found ?? []).filter(({ kind }) => kind === 'videoinput').map(({ deviceId: id, label }) => ({ id, label }));
    if (!stopped) onCameras(cameras);
    return cameras;
  }

  function release(): void {
    stream?.getVideoTracks()[0]?.removeEventListener('ended', onEnded);
    if (stream !== undefined) stopTracks(stream);
    stream = undefined;
  }

  const stopWatching = watchPermission(permissions, () => {
    if (!stopped && denied) void start({ quietly: false });
  });
  devices?.addEventListener('devicechange', onDeviceChange);
  void start({ quietly: false });
  return {
    prefer(other) {
      if (other === preferred) return;
      preferred = other;
      // Also when nothing is open: the other one may be free where the old one was not.
      if (other !== '' && other !== openId() && !stopped) void start({ quietly: false });
    },
    retry() {
      if (!stopped) void start({ quietly: false });
    },
    stop() {
      stopped = true;
      cancelRetry();
      release();
      stopWatching();
      devices?.removeEventListener('devicechange', onDeviceChange);
    },
  };
}

const RETRY_MS = [500, 1000, 2000, 5000];

// A code of 30 mm needs 1080 lines to be read at arm's length; what the camera cannot do, it does less of.
const PICTURE: MediaTrackConstraints = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } };

/** Not every browser knows a permission of this name; there the worker presses the button. */
function watchPermission(permissions: CameraOptions['permissions'], onGranted: () => void): () => void {
  let status: PermissionStatus | undefined;
  let stopped = false;
  const onChange = () => {
    if (status?.state === 'granted') onGranted();
  };
  // Asked inside a function that may throw at once: older browsers do so for a name that they do not know.
  const ask = async () => permissions?.query({ name: 'camera' });
  void ask().then(
    (found) => {
      if (stopped) return;
      status = found;
      status?.addEventListener('change', onChange);
    },
    () => {},
  );
  return () => {
    stopped = true;
    status?.removeEventListener('change', onChange);
  };
}

type Opened = { readonly kind: 'open'; readonly stream: MediaStream } | { readonly kind: 'failed'; readonly failure: CameraFailure };

/** The preferred camera; if it is not there, whichever is. */
async function firstThatOpens(devices: Devices, deviceId: string): Promise<Opened> {
  if (deviceId === '') return open(devices, PICTURE);
  const preferred = await open(devices, { ...PICTURE, deviceId: { exact: deviceId } });
  return preferred.kind === 'failed' && preferred.failure === 'no-camera' ? open(devices, PICTURE) : preferred;
}

async function open(devices: Devices, video: MediaTrackConstraints): Promise<Opened> {
  try {
    return { kind: 'open', stream: await devices.getUserMedia({ audio: false, video }) };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
