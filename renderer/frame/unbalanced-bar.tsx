import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';
import { SaveReport } from './save-report.tsx';
import { Shape } from './shapes.tsx';

/** The count of the shift, or a list, is not what the journal says: a bug, said aloud on every screen and not to be clicked away. */
export function UnbalancedBar({ what }: { readonly what: 'unbalanced' | 'wrong' | 'rebuilt' }): ReactNode {
  const { frame } = useWords();
  const { title, advice } = what === 'unbalanced' ? frame.unbalanced : frame.tables[what];
  return (
    <div className={classes.bar} data-tone="bad" role="alert">
      <span className={classes.sign}>
        <Shape signal="attention" size="48px" />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        <p className={classes.advice}>{advice}</p>
      </div>
      <SaveReport />
    </div>
  );
}
