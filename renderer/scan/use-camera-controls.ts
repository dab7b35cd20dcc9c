import { useCallback, useEffect, useRef, useState } from 'react';
import { applyControls, readControls, type CameraControls, type ControlsWanted } from './camera-controls.ts';
import { rememberControls, rememberedControls } from './remembered-controls.ts';

/** The controls of the open camera, set as they were left when it was last open. */
export function useCameraControls(
  stream: MediaStream | undefined,
  deviceId: string | undefined,
): { controls: CameraControls; set: (change: ControlsWanted) => void } {
  const [controls, setControls] = useState<CameraControls>(NONE);
  const wanted = useRef<ControlsWanted>({});
  const track = stream?.getVideoTracks()[0];

  useEffect(() => {
    if (track === undefined) return setControls(NONE);
    let current = true;
    wanted.current = rememberedControls(deviceId);
    setControls(readControls(track));
    if (Object.keys(wanted.current).length > 0) {
      void applyControls(track, wanted.current).then((now) => current && setControls(now));
    }
    return () => {
      current = false;
    };
  }, [track, deviceId]);

  const set = useCallback(
    (change: ControlsWanted) => {
      if (track === undefined) return;
      wanted.current = { ...wanted.current, ...change };
      rememberControls(deviceId, wanted.current);
      void applyControls(track, wanted.current).then((now) => track.readyState === 'live' && setControls(now));
    },
    [track, deviceId],
  );
  return { controls, set };
}

const NONE: CameraControls = {};
