import type { ReactNode } from 'react';
import { Shape, type Signal } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './outcome-card.module.css';

interface OutcomeCardProps {
  readonly tone: 'good' | 'again' | 'bad';
  readonly signal: Signal;
  readonly title: string;
  readonly name: string;
  readonly id?: string;
  readonly advice: string;
  /** Google's own word for it, for whoever helps. */
  readonly code?: string | undefined;
  /** What to do next. */
  readonly children: ReactNode;
}

/** An outcome as on the packing screen: colour over the whole page, a shape, and words. */
export function OutcomeCard({ tone, signal, title, name, id, advice, code, children }: OutcomeCardProps): ReactNode {
  const { newCustomer, customers } = useWords();
  return (
    <div className={classes.page}>
      <section className={classes.card} data-tone={tone} aria-live="assertive">
        <Shape signal={signal} size="min(26vh, 230px)" />
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <p className={classes.name}>{name}</p>
          {id !== undefined && (
            <p className={classes.id}>
              {customers.id} <b>{id}</b>
            </p>
          )}
          <p className={classes.advice}>{advice}</p>
          {code !== undefined && <p className={classes.code}>{newCustomer.code(code)}</p>}
        </div>
      </section>
      <div className={classes.next}>{children}</div>
    </div>
  );
}
