import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { BigButton } from './big-button.tsx';
import classes from './headline.module.css';
import { Shape, type Signal } from './shapes.tsx';

/** How things stand: all is well, on its way, waits for something, needs a person, or nothing to say. */
export type Tone = 'good' | 'going' | 'again' | 'bad' | 'quiet';

interface HeadlineProps {
  readonly tone: Tone;
  readonly signal: Signal;
  /** To be read from three metres. */
  readonly title: string;
  /** For whoever comes nearer. */
  readonly detail?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** 2 where the customer's name is the first heading of the screen. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

/** A head that is one sentence, in the colour and the shape of what it says. */
export function Headline({ tone, signal, title, detail, onBack, level = 1, children }: HeadlineProps): ReactNode {
  const Heading = level === 1 ? 'h1' : 'h2';
  const { frame } = useWords();
  return (
    <div className={classes.headline} data-tone={tone}>
      {onBack !== undefined && (
        <BigButton onClick={onBack} leftSection={<IconArrowLeft size={30} aria-hidden />}>
          {frame.back}
        </BigButton>
      )}
      <span className={classes.sign}>
        <Shape signal={signal} size="1em" />
      </span>
      <div className={classes.text}>
        <Heading className={classes.title}>{title}</Heading>
        {detail !== undefined && <p className={classes.detail}>{detail}</p>}
      </div>
      {children}
    </div>
  );
}
