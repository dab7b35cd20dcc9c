import { IconClockX, IconCloudOff, IconCloudPause, IconCloudX, IconKey, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isClockTrouble } from '../../core/domain/trouble.ts';
import type { GoogleView } from '../../core/views/google.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import { BigButton } from './big-button.tsx';
import classes from './bars.module.css';
import { SaveReport } from './save-report.tsx';
import { useAction } from './use-action.ts';
import { useNow } from './use-now.ts';

/** What stands between us and Google, what the worker can do, and when it is tried again. Nothing while all is well. */
export function GoogleBar(): ReactNode {
  const words = useWords();
  const client = useClient();
  const { google, queue } = useStationView();
  const hurry = useAction(() => client.claims.hurry());
  const reopen = useAction(() => client.access.reopen());
  // Our own disk has a bar of its own.
  if (google.state === 'fine' || google.state === 'cannot-store') return null;

  const clock = isClockTrouble(google.code);
  const { title, advice } = clock
    ? words.google.clock
    : google.code === KEY_GONE
      ? words.google.keyGone
      : words.google.states[google.state];
  const locked = google.state === 'no-keychain';
  const Icon = clock ? IconClockX : ICONS[google.state];
  const action = locked ? reopen : hurry;
  return (
    <div className={classes.bar} data-tone={clock || NEEDS_A_PERSON.has(google.state) ? 'bad' : 'again'} role="status">
      <span className={classes.sign}>
        <Icon size={44} stroke={2} aria-hidden />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        <p className={classes.advice}>
          {advice} {words.google.waiting(queue.waiting + queue.unsure)}
        </p>
      </div>
      {google.code === NOT_UNDERSTOOD && <SaveReport />}
      {google.retryAt !== undefined && !locked && <NextTry at={google.retryAt} />}
      <BigButton tone="main" loading={action.running} onClick={action.run}>
        {locked ? words.google.reopen : words.google.tryNow}
      </BigButton>
    </div>
  );
}

function NextTry({ at }: { readonly at: number }): ReactNode {
  const words = useWords();
  const now = useNow();
  // Counts every second, so it is not announced.
  return (
    <span className={classes.next} aria-live="off">
      {words.google.nextTry(at - now)}
    </span>
  );
}

/** The code of an answer that is none; a person who can read it needs the report. */
const NOT_UNDERSTOOD = 'NOT_UNDERSTOOD';

/** Why an account that is kept does not open, where no unlocking helps. */
const KEY_GONE = 'unreadable';

type Trouble = Exclude<GoogleView['state'], 'fine' | 'cannot-store'>;

const NEEDS_A_PERSON: ReadonlySet<Trouble> = new Set<Trouble>(['sign-in', 'forbidden', 'no-keychain']);

const ICONS = {
  offline: IconCloudOff,
  google: IconCloudX,
  quota: IconCloudPause,
  budget: IconCloudPause,
  'sign-in': IconKey,
  forbidden: IconKey,
  'no-keychain': IconLock,
} as const;
