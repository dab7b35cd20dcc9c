import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';

/** The program behind this window does not answer: nothing that is scanned now would be stored. */
export function LostBar(): ReactNode {
  const { lost } = useWords().frame;
  return (
    <div className={classes.bar} data-tone="bad" role="alert">
      <span className={classes.sign}>
        <IconPlugConnectedX size={44} stroke={2} aria-hidden />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{lost.title}</p>
        <p className={classes.advice}>{lost.advice}</p>
      </div>
    </div>
  );
}
