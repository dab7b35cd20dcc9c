import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import type { CameraScan } from '../scan/use-camera-scan.ts';
import { useWords } from '../words/words.ts';
import classes from './camera-view.module.css';

interface CameraViewProps {
  readonly scan: CameraScan;
  /** Why it is off on purpose, in words. */
  readonly rests?: string | undefined;
}

/** The picture of the camera with an outline around every code, or why there is none and what to do. */
export function CameraView({ scan, rests }: CameraViewProps): ReactNode {
  const { camera } = useWords();
  const on = scan.state.kind === 'on';
  return (
    <section className={classes.camera} data-camera={scan.state.kind} aria-label={camera.picture}>
      <video ref={scan.videoRef} className={classes.picture} muted playsInline hidden={!on} aria-hidden />
      {on && <Outlines scan={scan} />}
      {!on && <NoPicture scan={scan} rests={rests} />}
    </section>
  );
}

function Outlines({ scan }: { readonly scan: CameraScan }): ReactNode {
  if (scan.frameSize === undefined) return null;
  const { width, height } = scan.frameSize;
  return (
    <svg className={classes.outlines} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {scan.outlines.map((outline, index) => (
        <polygon
          key={index}
          points={outline.corners.map((corner) => `${corner.x},${corner.y}`).join(' ')}
          data-kind={outline.kind}
          data-settled={outline.settled || undefined}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
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
