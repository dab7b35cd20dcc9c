import type { ReactNode } from 'react';
import type { TallyView } from '../../core/views.ts';
import { useWords } from '../words/words.ts';
import classes from './receipt.module.css';
import { Shape } from './shapes.tsx';

/** The line that always adds up: scanned = claimed + waiting + need attention. */
export function Receipt({ total, giant = false }: { readonly total: TallyView; readonly giant?: boolean }): ReactNode {
  const { frame, numbers } = useWords();
  const { receipt } = frame;
  return (
    <p
      className={classes.receipt}
      data-giant={giant || undefined}
      aria-label={giant ? undefined : receipt.label}
      role={giant ? undefined : 'status'}
      aria-live="off"
    >
      <Part count={numbers.number(total.scanned)} word={receipt.scanned} />
      <Sign>=</Sign>
      <Part count={numbers.number(total.claimed)} word={receipt.claimed} tone="good" shape={<Shape signal="accepted" />} />
      <Sign>+</Sign>
      <Part count={numbers.number(total.waiting)} word={receipt.waiting} tone="going" shape={<Shape signal="waiting" />} />
      <Sign>+</Sign>
      <Part
        count={numbers.number(total.attention)}
        word={receipt.attention(total.attention)}
        tone={total.attention === 0 ? undefined : 'bad'}
        shape={<Shape signal="attention" />}
      />
    </p>
  );
}

interface PartProps {
  readonly count: string;
  readonly word: string;
  readonly tone?: 'good' | 'going' | 'bad' | undefined;
  readonly shape?: ReactNode;
}

function Part({ count, word, tone, shape }: PartProps): ReactNode {
  return (
    <span className={classes.part} data-tone={tone}>
      {shape !== undefined && <span className={classes.shape}>{shape}</span>}
      <span className={classes.count}>{count}</span> <span className={classes.word}>{word}</span>
    </span>
  );
}

function Sign({ children }: { readonly children: string }): ReactNode {
  return <span className={classes.sign}> {children} </span>;
}
