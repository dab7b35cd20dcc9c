import type { ReactNode } from 'react';
import { expectedCheckDigit, identify } from '../../core/domain/identifiers.ts';
import type { Words } from '../words/english.ts';
import { useWords } from '../words/words.ts';
import { TextEntry, type Hint } from './text-entry.tsx';

/** A number that cannot be scanned: an IMEI, a MEID, or a serial number in its own capitals. */
export function CodeEntry({ onLook, onClose }: { readonly onLook: (text: string) => void; readonly onClose: () => void }): ReactNode {
  const words = useWords();
  const { title, field, submit } = words.lookUp.entry.code;
  return (
    <TextEntry
      title={title}
      field={field}
      submit={submit}
      keys="code"
      longest={40}
      hintFor={(text) => hintFor(words, text)}
      onSubmit={onLook}
      onClose={onClose}
    />
  );
}

function hintFor({ lookUp }: Words, text: string): Hint {
  const { hints } = lookUp.entry;
  if (text.trim() === '') return { tone: 'quiet', text: hints.empty, enough: false };
  const { kind, value } = identify(text);
  switch (kind) {
    case 'imei':
    case 'meid':
      return { tone: 'good', text: hints[kind], enough: true };
    case 'serial':
      return { tone: 'quiet', text: hints.serial, enough: true };
    case 'imei-bad-check-digit':
      return { tone: 'bad', text: hints['imei-bad-check-digit'](expectedCheckDigit(value) ?? ''), enough: false };
    default:
      return { tone: 'quiet', text: text.trim().length < SHORTEST ? hints.short : hints.other, enough: false };
  }
}

const SHORTEST = 6;
