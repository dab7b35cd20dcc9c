import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';

interface BigButtonProps
  extends Omit<ButtonProps, 'variant' | 'color' | 'size' | 'vars'>, Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  /** `main`: the one thing to do here. `danger`: takes something away. `band`: on the dark band. */
  readonly tone?: 'main' | 'quiet' | 'danger' | 'band';
}

/** A button for a glove: never lower than 64 px. */
export function BigButton({ tone = 'quiet', ...props }: BigButtonProps): ReactNode {
  const colours = TONES[tone];
  return (
    <Button
      {...props}
      vars={() => ({
        root: {
          '--button-height': 'var(--touch)',
          '--button-padding-x': '22px',
          '--button-fz': '21px',
          '--button-radius': 'var(--round-small)',
          '--button-bg': colours.background,
          '--button-hover': colours.hover,
          '--button-color': colours.text,
          '--button-hover-color': colours.text,
          '--button-bd': colours.border,
        },
      })}
    />
  );
}

const TONES = {
  main: { background: 'var(--action)', hover: 'var(--action-hover)', text: 'var(--on-action)', border: 'none' },
  quiet: { background: 'var(--quiet)', hover: 'var(--quiet-hover)', text: 'var(--ink)', border: '2px solid var(--line)' },
  danger: { background: 'var(--bad)', hover: 'var(--bad)', text: 'var(--on-bad)', border: 'none' },
  band: { background: 'var(--band-raised)', hover: 'var(--band-raised)', text: 'var(--on-band)', border: 'none' },
} as const;
