import { IconDatabaseX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { StoreRefusal } from '../../core/views/store.ts';
import { useClient } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';
import { BigButton } from './big-button.tsx';
import { useAction } from './use-action.ts';

/** This computer keeps nothing now: why, and what to do. It goes away by itself when it does again. */
export function StoreBar({ reason }: { readonly reason: StoreRefusal }): ReactNode {
  const { store: words } = useWords();
  const client = useClient();
  const [refused, setRefused] = useState<string>();
  const again = useAction(
    () => client.station.writeAgain(),
    (answer) => setRefused(answer.outcome === 'refused' ? words.writeAgainRefused[answer.reason] : undefined),
  );
  const { title, advice } = words.bar[reason];
  return (
    <div className={classes.bar} data-tone="bad" role="alert">
      <span className={classes.sign}>
        <IconDatabaseX size={44} stroke={2} aria-hidden />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        <p className={classes.advice}>{again.failed ? words.unanswered : (refused ?? advice)}</p>
      </div>
      {reason === 'folder-gone' && (
        <BigButton tone="main" loading={again.running} onClick={again.run}>
          {words.writeAgain}
        </BigButton>
      )}
    </div>
  );
}
