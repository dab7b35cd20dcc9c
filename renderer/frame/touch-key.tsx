import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './touch-key.module.css';

interface TouchKeyProps {
  readonly name: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One key of a keyboard for a gloved finger. The field keeps the focus, so that Enter and a keyboard go on where the finger stopped. */
export function TouchKey({ name, onPress, children }: TouchKeyProps): ReactNode {
  return (
    <UnstyledButton
      className={classes.key}
      aria-label={name}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </UnstyledButton>
  );
}
