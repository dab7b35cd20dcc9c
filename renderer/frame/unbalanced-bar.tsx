import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';
import { Shape } from './shapes.tsx';

/** The lines of the shift do not add up to its boxes: a bug, and it is said aloud. */
export function UnbalancedBar(): ReactNode {
  const { unbalanced } = useWords().frame;
  return (
    <div className={classes.bar} data-tone="bad" role="alert">
      <span className={classes.sign}>
        <Shape signal="attention" size="48px" />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{unbalanced.title}</p>
        <p className={classes.advice}>{unbalanced.advice}</p>
      </div>
    </div>
  );
}
