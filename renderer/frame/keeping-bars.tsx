import { IconDatabaseX, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BackupView, RecoveryView } from '../../core/views/keeping.ts';
import { useClient } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';
import { BigButton } from './big-button.tsx';
import { useAction } from './use-action.ts';

/** That the last backup failed: said, because nobody misses a backup before the day that it is needed. */
export function BackupBar({ failed }: { readonly failed: NonNullable<BackupView['failed']> }): ReactNode {
  const { backup: words } = useWords();
  const client = useClient();
  const again = useAction(() => client.keeping.backUp());
  return (
    <div className={classes.bar} data-tone="again" role="status">
      <span className={classes.sign}>
        <IconDatabaseX size={44} stroke={2} aria-hidden />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{words.failedTitle}</p>
        <p className={classes.advice}>{words.failedAdvice[failed]}</p>
      </div>
      <BigButton tone="main" loading={again.running} onClick={again.run}>
        {words.again}
      </BigButton>
    </div>
  );
}

/** That the journal is a copy, until Google has told what it may have missed. */
export function RecoveryBar({ recovery: { from, madeAt = 0, found } }: { readonly recovery: RecoveryView }): ReactNode {
  const { recovery: words } = useWords();
  return (
    <div className={classes.bar} data-tone="again" role="status">
      <span className={classes.sign}>
        <IconHistory size={44} stroke={2} aria-hidden />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{from === 'backup' ? words.title.backup(madeAt) : words.title[from]}</p>
        <p className={classes.advice}>{from === 'backup' ? words.advice.backup(madeAt) : words.advice[from]}</p>
      </div>
      <span className={classes.next}>{words.found(found)}</span>
    </div>
  );
}
