import type { ReactNode } from 'react';
import type { TallyView } from '../../core/views/shift.ts';
import { useWords } from '../words/words.ts';
import classes from './receipt.module.css';
import { Shape } from './shapes.tsx';

/** The line that always adds up: scanned = claimed + waiting + need attention, and let go and taken back where any was. */
export function Receipt({ total, giant = false }: { readonly total: TallyView; readonly giant?: boolean }): ReactNode {
  const { frame, numbers } = useWords();
  const { receipt } = frame;
  return (
    <p
      className={classes.receipt}
      data-giant={giant || undefined}
      data-long={total.released > 0 || total.undone > 0 || undefined}
      aria-label={giant ? undefined : receipt.label}
      role={giant ? undefined : 'status'}
      aria-live="off"
    >
      <Part count={numbers.number(total.scanned)} word={receipt.scanned} />
      <Term sign="=">
        <Part count={numbers.number(total.claimed)} word={receipt.claimed} tone="good" shape={<Shape signal="accepted" />} />
      </Term>
      <Term sign="+">
        <Part count={numbers.number(total.waiting)} word={receipt.waiting} tone="going" shape={<Shape signal="waiting" />} />
      </Term>
      <Term sign="+">
        <Part
          count={numbers.number(total.attention)}
          word={receipt.attention(total.attention)}
          tone={total.attention === 0 ? undefined : 'bad'}
          shape={<Shape signal="attention" />}
        />
      </Term>
      {total.released > 0 && (
        <Term sign="+">
          <Part count={numbers.number(total.released)} word={receipt.released} shape={<Shape signal="released" />} />
        </Term>
      )}
      {total.undone > 0 && (
        <Term sign="+">
          <Part count={numbers.number(total.undone)} word={receipt.undone} shape={<Shape signal="undone" />} />
        </Term>
      )}
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

/** A part with the sign before it, which stay on one line. */
function Term({ sign, children }: { readonly sign: '=' | '+'; readonly children: ReactNode }): ReactNode {
  return (
    <span className={classes.term}>
      <span className={classes.sign}> {sign} </span>
      {children}
    </span>
  );
}
