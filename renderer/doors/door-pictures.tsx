import type { ReactNode } from 'react';
import classes from './doors-screen.module.css';

/** A box on the practice table, nothing above it. */
export function PracticePicture(): ReactNode {
  return (
    <svg viewBox="0 0 200 120" aria-hidden className={classes.drawing}>
      <path d="M8 112h184" />
      <path d="M62 112V60h76v52M62 60l10-18h56l10 18M100 42v18" />
      <path d="M76 82v14M83 82v14M88 82v14M96 82v14" />
      <path d="M150 34l14-14m0 14-14-14M40 30l-12-12m0 12 12-12" className={classes.faint} />
    </svg>
  );
}

/** A box on the table, found by the camera and known above. */
export function ConnectPicture(): ReactNode {
  return (
    <svg viewBox="0 0 200 120" aria-hidden className={classes.drawing}>
      <path d="M8 112h184" />
      <path d="M22 112V66h66v46M22 66l9-16h48l9 16M55 50v16" />
      <path d="M34 86v12M40 86v12M45 86v12M52 86v12" />
      <path d="M100 78h18m-8-8 8 8-8 8" />
      <path d="M138 104a17 17 0 0 1-2-34 23 23 0 0 1 44-4 19 19 0 0 1-2 38z" />
      <path d="m148 84 9 9 16-18" className={classes.sure} />
    </svg>
  );
}
