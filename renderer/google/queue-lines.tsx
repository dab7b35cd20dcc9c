import type { ReactNode } from 'react';
import { useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Shape, type Signal } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './queue-lines.module.css';

/** What is in no request yet, and what it waits for. */
export function QueueLines({ onAttention }: { readonly onAttention: () => void }): ReactNode {
  const { atGoogle: words } = useWords();
  const { queue, google, operations } = useStationView();
  // Boxes that left in a request to which there is no answer yet.
  const handing = Math.max(0, queue.underWay - operations.reduce((sum, { size, answered }) => sum + size - answered, 0));
  return (
    <>
      {queue.waiting > 0 && (
        <Line signal="waiting" text={words.waiting[google.state](queue.waiting)} tone={google.state === 'fine' ? undefined : 'again'} />
      )}
      {handing > 0 && <Line signal="going" text={words.handing(handing)} tone="going" />}
      {queue.unsure > 0 && (
        <Line signal="checking" text={(google.state === 'fine' ? words.unsure : words.unsureLater)(queue.unsure)} tone="going" />
      )}
      {queue.held > 0 && (
        <Line signal="attention" text={words.attention(queue.held)} tone="bad">
          <BigButton onClick={onAttention}>{words.showAttention(queue.held)}</BigButton>
        </Line>
      )}
    </>
  );
}

interface LineProps {
  readonly signal: Signal;
  readonly text: string;
  readonly tone?: 'going' | 'again' | 'bad' | undefined;
  readonly children?: ReactNode;
}

function Line({ signal, text, tone, children }: LineProps): ReactNode {
  return (
    <div className={classes.line} data-tone={tone}>
      <span className={classes.sign}>
        <Shape signal={signal} size="44px" />
      </span>
      <p className={classes.text}>{text}</p>
      {children}
    </div>
  );
}
