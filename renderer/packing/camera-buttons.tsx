import { IconBulb, IconBulbOff, IconFocusAuto, IconFocusCentered, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { zoomedBy, type CameraControls, type ControlsWanted } from '../scan/camera-controls.ts';
import { useWords } from '../words/words.ts';
import classes from './camera-view.module.css';

interface CameraButtonsProps {
  readonly controls: CameraControls;
  readonly onSet: (change: ControlsWanted) => void;
}

/** Light, zoom and focus, on the picture itself; only what this camera has. */
export function CameraButtons({ controls, onSet }: CameraButtonsProps): ReactNode {
  const words = useWords().camera.controls;
  const { torch, zoom, focus } = controls;
  if (torch === undefined && zoom === undefined && focus === undefined) return null;
  return (
    <div className={classes.controls} role="group" aria-label={words.label}>
      {torch !== undefined && (
        <Control label={torch.on ? words.torch.off : words.torch.on} pressed={torch.on} onClick={() => onSet({ torch: !torch.on })}>
          {torch.on ? <IconBulb {...SIZE} /> : <IconBulbOff {...SIZE} />}
        </Control>
      )}
      {zoom !== undefined && (
        <>
          <Control label={words.zoomOut} disabled={zoom.value <= zoom.min} onClick={() => onSet({ zoom: zoomedBy(zoom, -1) })}>
            <IconZoomOut {...SIZE} />
          </Control>
          <Control label={words.zoomIn} disabled={zoom.value >= zoom.max} onClick={() => onSet({ zoom: zoomedBy(zoom, 1) })}>
            <IconZoomIn {...SIZE} />
          </Control>
        </>
      )}
      {focus !== undefined && (
        <Control
          label={focus.held ? words.focus.release : words.focus.hold}
          pressed={focus.held}
          onClick={() => onSet({ focus: focus.held ? null : focus.distance })}
        >
          {focus.held ? <IconFocusCentered {...SIZE} /> : <IconFocusAuto {...SIZE} />}
        </Control>
      )}
    </div>
  );
}

const SIZE = { size: 32, stroke: 2, 'aria-hidden': true } as const;

interface ControlProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Control({ label, pressed, disabled, onClick, children }: ControlProps): ReactNode {
  return (
    <button
      type="button"
      className={classes.control}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
