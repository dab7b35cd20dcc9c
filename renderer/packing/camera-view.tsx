import { IconCamera, IconCameraOff, IconMoonStars } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import type { CameraScan } from '../scan/use-camera-scan.ts';
import { useWords } from '../words/words.ts';
import { AdvicePicture } from './advice-picture.tsx';
import { CameraButtons } from './camera-buttons.tsx';
import classes from './camera-view.module.css';

interface CameraViewProps {
  readonly scan: CameraScan;
  /** Why it is off on purpose, in words. */
  readonly rests?: string | undefined;
  /** What main said to the last box: its outline takes that colour for as long as it lies there. */
  readonly verdict?: { readonly kind: 'accepted' | 'duplicate'; readonly imei: string } | undefined;
}

/** The picture of the camera with an outline around every code, or why there is none and what to do. */
export function CameraView({ scan, rests, verdict }: CameraViewProps): ReactNode {
  const { camera } = useWords();
  const { state } = scan;
  const on = state.kind === 'on';
  // A black picture is watched for light, and a browser may give no frames to a video that is not shown.
  const runs = on || (state.kind === 'failed' && state.failure === 'black');
  return (
    <section className={classes.camera} data-camera={state.kind} aria-label={camera.picture}>
      <video ref={scan.videoRef} className={classes.picture} muted playsInline hidden={!runs} aria-hidden />
      {on && <Outlines scan={scan} verdict={verdict} />}
      {on && <CameraButtons controls={scan.controls} onSet={scan.setControls} />}
      {on && scan.advice !== undefined && (
        <p className={classes.guidance} role="status" data-advice={scan.advice}>
          <AdvicePicture advice={scan.advice} /> {camera.guidance[scan.advice]}
        </p>
      )}
      {state.kind === 'resting' && <Resting onWake={scan.wake} />}
      {!on && state.kind !== 'resting' && <NoPicture scan={scan} rests={rests} />}
    </section>
  );
}

function Outlines({ scan, verdict }: CameraViewProps): ReactNode {
  if (scan.frameSize === undefined) return null;
  const { width, height } = scan.frameSize;
  return (
    <svg className={classes.outlines} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {scan.outlines.map((outline, index) => (
        <polygon
          key={index}
          points={outline.corners.map((corner) => `${corner.x},${corner.y}`).join(' ')}
          data-kind={outline.kind}
          data-told={outline.told.length > 0 || undefined}
          data-verdict={verdict !== undefined && outline.told.includes(verdict.imei) ? verdict.kind : undefined}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function Resting({ onWake }: { readonly onWake: () => void }): ReactNode {
  const { resting } = useWords().camera;
  return (
    <div className={classes.message} role="status">
      <p className={classes.title}>
        <IconMoonStars size={34} stroke={1.8} aria-hidden /> {resting.title}
      </p>
      <p className={classes.advice}>{resting.advice}</p>
      <BigButton onClick={onWake} className={classes.retry ?? ''} leftSection={<IconCamera size={28} aria-hidden />}>
        {resting.wake}
      </BigButton>
    </div>
  );
}

function NoPicture({ scan, rests }: CameraViewProps): ReactNode {
  const { camera } = useWords();
  const { state } = scan;
  if (state.kind !== 'failed') {
    return (
      <div className={classes.message}>
        <IconCamera size={56} stroke={1.5} aria-hidden />
        <p className={classes.title}>{rests ?? (state.kind === 'starting' ? camera.starting : camera.off)}</p>
      </div>
    );
  }
  const { title, advice } = camera.failures[state.failure];
  return (
    <div className={classes.message} role="status">
      <p className={classes.title}>
        <IconCameraOff size={34} stroke={1.8} aria-hidden /> {title}
      </p>
      <p className={classes.advice}>
        {advice} <b>{camera.scannerWorks}</b>
      </p>
      <BigButton onClick={scan.retry} aria-label={camera.retry} className={classes.retry ?? ''}>
        {camera.retry}
      </BigButton>
    </div>
  );
}
