import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import classes from './stepper.module.css';

interface StepperProps {
  readonly words: {
    readonly title: string;
    readonly meaning: string;
    readonly value: (value: number) => string;
    readonly less: string;
    readonly more: string;
  };
  readonly value: number;
  /** The values that can be reached, lowest first. */
  readonly steps: readonly number[];
  readonly onChange: (value: number) => void;
}

/** A number that a glove can change. A value between two steps, from the settings file, goes to its neighbours. */
export function Stepper({ words, value, steps, onChange }: StepperProps): ReactNode {
  const less = steps.findLast((step) => step < value);
  const more = steps.find((step) => step > value);
  return (
    <div className={classes.stepper} role="group" aria-label={words.title}>
      <div className={classes.words}>
        <p className={classes.title}>{words.title}</p>
        <p className={classes.meaning}>{words.meaning}</p>
      </div>
      <BigButton aria-label={words.less} disabled={less === undefined} onClick={() => less !== undefined && onChange(less)}>
        <IconMinus size={34} stroke={2.4} aria-hidden />
      </BigButton>
      <output className={classes.value}>{words.value(value)}</output>
      <BigButton aria-label={words.more} disabled={more === undefined} onClick={() => more !== undefined && onChange(more)}>
        <IconPlus size={34} stroke={2.4} aria-hidden />
      </BigButton>
    </div>
  );
}
