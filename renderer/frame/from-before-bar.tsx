import type { ReactNode } from 'react';
import { useStationView } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';
import { Shape } from './shapes.tsx';

/** After a start: boxes of the last run that are still to be claimed, until they are. While something is wrong, the bar that says so counts them. */
export function FromBeforeBar(): ReactNode {
  const { fromBefore: words } = useWords().frame;
  const { fromBefore, google } = useStationView();
  if (fromBefore === 0 || google.state !== 'fine') return null;
  return (
    <div className={classes.bar} data-tone="going" role="status">
      <span className={classes.sign}>
        <Shape signal="waiting" size="44px" />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{words.title(fromBefore)}</p>
        <p className={classes.advice}>{words.advice}</p>
      </div>
    </div>
  );
}
