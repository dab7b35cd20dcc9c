import { IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { useWords } from '../words/words.ts';
import { BigKeys } from './big-keys.tsx';
import classes from './text-entry.module.css';

/** What is said about the text while it is typed. */
export interface Hint {
  readonly tone: 'quiet' | 'good' | 'bad';
  readonly text: string;
  /** Whether it can be sent. */
  readonly enough: boolean;
}

interface TextEntryProps {
  readonly title: string;
  readonly field: string;
  readonly submit: string;
  readonly keys: 'code' | 'phone';
  readonly longest: number;
  readonly first?: string;
  /** A code that is scanned meanwhile becomes the text. */
  readonly takesScans?: boolean;
  readonly running?: boolean;
  readonly hintFor: (text: string) => Hint;
  readonly onSubmit: (text: string) => void;
  readonly onClose: () => void;
}

/** One line, giant, with keys for a glove below it. A keyboard works as well. */
export function TextEntry(props: TextEntryProps): ReactNode {
  const { title, field, submit, keys, longest, first = '', takesScans = false, running = false, hintFor, onSubmit, onClose } = props;
  const { frame } = useWords();
  const [text, setText] = useState(first);
  const hint = hintFor(text);
  const put = (next: string): void => setText(next.slice(0, longest));
  useHandScanner({ enabled: takesScans, onScan: (texts) => put(texts.join(' ')) });
  return (
    <form
      className={classes.entry}
      onSubmit={(event) => {
        event.preventDefault();
        if (hint.enough) onSubmit(text);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.line}>
        <input
          className={classes.input}
          aria-label={field}
          aria-describedby="entry-hint"
          placeholder={field}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          maxLength={longest}
          value={text}
          onChange={(event) => put(event.target.value)}
        />
        <BigButton onClick={onClose} className={classes.close ?? ''} leftSection={<IconX size={28} aria-hidden />}>
          {frame.close}
        </BigButton>
      </div>
      <p className={classes.hint} id="entry-hint" role="status" data-tone={hint.tone}>
        {hint.tone !== 'quiet' && <Shape signal={hint.tone === 'good' ? 'accepted' : 'refused'} size="32px" />} {hint.text}
      </p>
      <BigKeys layout={keys} onType={(typed) => put(text + typed)} onRemove={() => put(text.slice(0, -1))}>
        <BigButton tone="main" type="submit" disabled={!hint.enough} loading={running} className={classes.submit ?? ''}>
          {submit}
        </BigButton>
      </BigKeys>
    </form>
  );
}
