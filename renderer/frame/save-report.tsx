import { IconFileDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useClient } from '../connection/station.tsx';
import { saveText } from '../shift/save-text.ts';
import { useWords } from '../words/words.ts';
import { BigButton } from './big-button.tsx';
import { useAction } from './use-action.ts';

/** Saves what whoever helps needs to know, as a file. */
export function SaveReport(): ReactNode {
  const { report } = useWords();
  const client = useClient();
  const [saved, setSaved] = useState(false);
  const save = useAction(
    () => client.station.diagnostics(),
    ({ name, text }) => {
      saveText(name, text, 'application/json');
      setSaved(true);
    },
  );
  return (
    <BigButton onClick={save.run} loading={save.running} leftSection={<IconFileDownload size={28} aria-hidden />}>
      {save.failed ? report.failed : saved ? report.saved : report.save}
    </BigButton>
  );
}
