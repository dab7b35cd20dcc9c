import type { ReactNode } from 'react';
import classes from './hint.module.css';

/** What is to be known about an answer, beside it: amber for a warning, red for what cannot go on. Shape and words, never colour alone. */
export function Hint({
  tone,
  shape,
  children,
}: {
  readonly tone: 'warning' | 'wrong' | 'plain';
  readonly shape: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p className={classes.hint} data-tone={tone} role={tone === 'plain' ? 'status' : 'alert'}>
      {shape}
      <span>{children}</span>
    </p>
  );
}
