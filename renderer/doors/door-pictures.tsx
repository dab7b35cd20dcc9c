import type { ReactNode } from 'react';
import classes from './doors-screen.module.css';

/** A box on the table, and the way to Google crossed out. */
export function PracticePicture(): ReactNode {
  return (
    <svg viewBox="0 44 200 72" aria-hidden className={classes.drawing}>
      <path d="M8 112h184" />
      <path d="M22 112V66h66v46M22 66l9-16h48l9 16M55 50v16" />
      <path d="M34 86v12M40 86v12M46 86v12M53 86v12" />
      <path d="M134 101a16 16 0 0 1-2-31 22 22 0 0 1 42-4 18 18 0 0 1-2 35z" className={classes.faint} />
      <path d="m118 106 66-52" />
    </svg>
  );
}

/** A box on the table, and known at Google. */
export function ConnectPicture(): ReactNode {
  return (
    <svg viewBox="0 44 200 72" aria-hidden className={classes.drawing}>
      <path d="M8 112h184" />
      <path d="M22 112V66h66v46M22 66l9-16h48l9 16M55 50v16" />
      <path d="M34 86v12M40 86v12M46 86v12M53 86v12" />
      <path d="M97 82h14m-6-6 6 6-6 6" />
      <path d="M134 101a16 16 0 0 1-2-31 22 22 0 0 1 42-4 18 18 0 0 1-2 35z" />
      <path d="m142 82 9 9 16-18" className={classes.sure} />
    </svg>
  );
}
