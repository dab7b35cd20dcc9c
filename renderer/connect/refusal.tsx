import type { ReactNode } from 'react';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './refusal.module.css';

interface RefusalProps {
  readonly title: string;
  readonly advice: readonly string[];
  /** Google's own code, for whoever is asked for help. */
  readonly code?: string | undefined;
}

/** Why it did not work, and what to do next. */
export function Refusal({ title, advice, code }: RefusalProps): ReactNode {
  const { connect } = useWords();
  return (
    <div className={classes.refusal} role="alert">
      <span className={classes.sign}>
        <Shape signal="refused" size="64px" />
      </span>
      <div>
        <p className={classes.title}>{title}</p>
        {advice.map((line) => (
          <p key={line} className={classes.advice}>
            {line}
          </p>
        ))}
        {code !== undefined && <p className={classes.code}>{connect.code(code)}</p>}
      </div>
    </div>
  );
}
