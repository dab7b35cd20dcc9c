import { IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import type { CartonState } from './carton-state.ts';

/** Copies the entries that are not stored, as a table: for a mail to whoever sent the list. */
export function CopyEntries({ failing, counted }: Pick<CartonState, 'failing' | 'counted'>): ReactNode {
  const { carton: words } = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = (): void => {
    const lines = failing.map((entry) => [words.place[counted](entry.place), entry.text, words.why(entry, counted)].join('\t'));
    setOutcome(copyText(lines.join('\r\n')) ? 'copied' : 'failed');
  };
  return (
    <BigButton onClick={copy} leftSection={<IconCopy size={26} aria-hidden />}>
      {outcome === undefined ? words.copy : outcome === 'copied' ? words.copied : words.copyFailed}
    </BigButton>
  );
}

/** By the browser's own command, which needs no permission; Electron's host grants none but the camera. */
function copyText(text: string): boolean {
  let taken = false;
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener('copy', take);
  document.execCommand('copy');
  document.removeEventListener('copy', take);
  return taken;
}
