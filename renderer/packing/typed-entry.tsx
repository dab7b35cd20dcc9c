import { IconBackspace, IconX } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { expectedCheckDigit } from '../../core/domain/identifiers.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { TouchKey } from '../frame/touch-key.tsx';
import { useWords } from '../words/words.ts';
import classes from './typed-entry.module.css';

interface TypedEntryProps {
  readonly onStore: (imei: string) => void;
  readonly onClose: () => void;
}

/** A box whose code cannot be read: fifteen large digits, and what the check digit says while one types. */
export function TypedEntry({ onStore, onClose }: TypedEntryProps): ReactNode {
  const { typing, frame } = useWords();
  const [digits, setDigits] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const hint = hintFor(digits);

  const type = (text: string): void => setDigits(text.replace(/\D/g, '').slice(0, LENGTH));
  const store = (): void => {
    if (hint === 'right') onStore(digits);
  };

  return (
    <form
      className={classes.typing}
      data-hint={hint}
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{typing.title}</h2>
        <BigButton onClick={onClose} leftSection={<IconX size={28} aria-hidden />}>
          {frame.close}
        </BigButton>
      </div>
      <div className={classes.field}>
        <input
          ref={field}
          className={classes.input}
          aria-label={typing.field}
          aria-describedby="typed-hint"
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          value={digits}
          onChange={(event) => type(event.target.value)}
        />
        <div className={classes.digits} aria-hidden>
          {Array.from({ length: LENGTH }, (_, index) => (
            <span
              key={index}
              className={classes.digit}
              data-next={index === digits.length || undefined}
              data-check={index === LENGTH - 1 || undefined}
            >
              {digits[index] ?? ''}
            </span>
          ))}
        </div>
      </div>
      <p className={classes.hint} id="typed-hint" role="status">
        <Hint digits={digits} />
      </p>
      <div className={classes.keys} role="group" aria-label={typing.keypad}>
        {KEYS.map((key) => (
          <TouchKey key={key} name={key} onPress={() => type(digits + key)}>
            {key}
          </TouchKey>
        ))}
        <TouchKey name={typing.remove} onPress={() => type(digits.slice(0, -1))}>
          <IconBackspace size={34} aria-hidden />
        </TouchKey>
        <BigButton tone="main" type="submit" disabled={hint !== 'right'} className={classes.store ?? ''}>
          {typing.store}
        </BigButton>
      </div>
    </form>
  );
}

function Hint({ digits }: { readonly digits: string }): ReactNode {
  const { typing } = useWords();
  switch (hintFor(digits)) {
    case 'empty':
      return typing.start;
    case 'short':
      return typing.missing(LENGTH - digits.length);
    case 'wrong':
      return (
        <>
          <Shape signal="refused" size="32px" /> {typing.wrong(expectedCheckDigit(digits) ?? '')}
        </>
      );
    case 'right':
      return (
        <>
          <Shape signal="accepted" size="32px" /> {typing.right}
        </>
      );
  }
}

function hintFor(digits: string): 'empty' | 'short' | 'wrong' | 'right' {
  if (digits === '') return 'empty';
  if (digits.length < LENGTH) return 'short';
  return expectedCheckDigit(digits) === undefined ? 'right' : 'wrong';
}

const LENGTH = 15;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
