import type { ReactNode } from 'react';
import classes from './result-panel.module.css';

/** A box with its label between the corners of the camera picture. */
export function BoxPicture(): ReactNode {
  return (
    <svg viewBox="0 0 100 100" width="100%" height="100%" aria-hidden className={classes.picture}>
      <path d="M5 24V13a8 8 0 0 1 8-8h11M76 5h11a8 8 0 0 1 8 8v11M95 76v11a8 8 0 0 1-8 8H76M24 95H13a8 8 0 0 1-8-8V76" />
      <path d="m50 19 28 13v36L50 81 22 68V32zM22 32l28 13 28-13M50 45v36" />
      <path d="M29 55v10M33 57v10M38 59v10M42 61v10" className={classes.label} />
    </svg>
  );
}
