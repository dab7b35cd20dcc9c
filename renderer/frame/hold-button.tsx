import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import classes from './hold-button.module.css';

interface HoldButtonProps {
  readonly label: string;
  /** Said once somebody has only tapped it. */
  readonly hint: string;
  /** Where nobody can hold, as with a screen reader: the second press within a moment does it. */
  readonly again: string;
  readonly running: boolean;
  readonly runningLabel: string;
  readonly onHeld: () => void;
}

/** For what can never be undone: held down until it is full, so that no glove does it by the way. */
export function HoldButton({ label, hint, again, running, runningLabel, onHeld }: HoldButtonProps): ReactNode {
  const [state, setState] = useState<'idle' | 'holding' | 'tapped' | 'pressed-once'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const begin = (): void => {
    if (running || timer.current !== undefined) return;
    setState('holding');
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setState('idle');
      onHeld();
    }, HOLD_MS);
  };
  const end = (): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    setState('tapped');
  };

  return (
    <UnstyledButton
      className={classes.hold}
      data-holding={state === 'holding' || undefined}
      disabled={running}
      aria-describedby="hold-hint"
      onPointerDown={(event) => {
        if (event.button === 0) begin();
      }}
      onPointerUp={end}
      onPointerLeave={end}
      onPointerCancel={end}
      onBlur={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        // Without its click, which would come at once.
        event.preventDefault();
        begin();
      }}
      onKeyUp={end}
      onClick={(event) => {
        // A click that no pointer made: a screen reader or a voice, which cannot hold.
        if (event.detail !== 0) return;
        if (state === 'pressed-once') onHeld();
        setState(state === 'pressed-once' ? 'idle' : 'pressed-once');
      }}
    >
      <span className={classes.fill} aria-hidden />
      <span className={classes.label}>{running ? runningLabel : label}</span>
      <span className={classes.hint} id="hold-hint" role="status">
        {state === 'tapped' ? hint : state === 'pressed-once' ? again : ''}
      </span>
    </UnstyledButton>
  );
}

const HOLD_MS = 1500;
