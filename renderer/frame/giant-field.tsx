import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './giant-field.module.css';

interface GiantFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value' | 'className'> {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onEnter: () => void;
  /** Digits and capitals that are compared with a label. */
  readonly code?: boolean;
}

/** The one field of a page. It has the focus as soon as the page is there, and Enter goes on. */
export function GiantField({ label, value, onType, onEnter, code = false, ...props }: GiantFieldProps): ReactNode {
  return (
    <input
      {...props}
      className={classes.field}
      data-code={code || undefined}
      data-long={value.length > 16 || undefined}
      aria-label={label}
      value={value}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      autoFocus
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        // Or the same key would press whatever has the focus on the next page.
        event.preventDefault();
        onEnter();
      }}
    />
  );
}
