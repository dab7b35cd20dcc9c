import { IconFileZip } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { useAction } from '../frame/use-action.ts';
import type { Words } from '../words/english.ts';
import { useWords } from '../words/words.ts';
import classes from './settings-screen.module.css';

type Exported =
  | { readonly outcome: 'exported'; readonly file: string; readonly bytes: number; readonly boxes: number }
  | { readonly outcome: 'refused'; readonly reason: keyof Words['backup']['exportFailed'] };

/** When everything was last copied, and all of it as one file. */
export function Keeping(): ReactNode {
  const { backup: words } = useWords();
  const client = useClient();
  const { backup } = useStationView();
  const [exported, setExported] = useState<Exported>();
  const save = useAction(() => client.keeping.export(), setExported);
  const refusal = save.failed ? 'other' : exported?.outcome === 'refused' ? exported.reason : undefined;
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{words.title}</h2>
      <p className={classes.hint}>{backup?.madeAt === undefined ? words.none : words.last(backup.madeAt)}</p>
      <p className={classes.report}>
        <BigButton onClick={save.run} disabled={save.running} leftSection={<IconFileZip size={28} aria-hidden />}>
          {save.running ? words.exporting : words.export}
        </BigButton>
      </p>
      <p className={classes.hint} role="status">
        {refusal !== undefined
          ? words.exportFailed[refusal]
          : exported?.outcome === 'exported'
            ? words.exported(exported.file, exported.bytes, exported.boxes)
            : words.exportMeaning}
      </p>
    </section>
  );
}
