import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { BigButton } from './big-button.tsx';
import classes from './question-page.module.css';

interface QuestionPageProps {
  /** Such as "2 of 4". */
  readonly step?: string | undefined;
  readonly question: string;
  readonly help?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** What goes on, at the right end of the foot; a page of tiles has none. */
  readonly next?: ReactNode;
  readonly children: ReactNode;
}

/** One question, as large as the screen allows, with what it is answered by, and the way back and on below. */
export function QuestionPage({ step, question, help, onBack, next, children }: QuestionPageProps): ReactNode {
  const { frame } = useWords();
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h2 className={classes.question}>{question}</h2>
        {step !== undefined && <p className={classes.step}>{step}</p>}
        {help !== undefined && <p className={classes.help}>{help}</p>}
      </div>
      <div className={classes.content}>{children}</div>
      {(onBack !== undefined || next !== undefined) && (
        <div className={classes.foot}>
          {onBack !== undefined && <BigButton onClick={onBack}>{frame.back}</BigButton>}
          <div className={classes.next}>{next}</div>
        </div>
      )}
    </div>
  );
}
