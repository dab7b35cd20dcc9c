import { useState, type ReactNode } from 'react';
import type { StationView } from '../../core/views/station.ts';
import type { RescueView } from '../../core/views/keeping.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Headline } from '../frame/headline.tsx';
import { SaveReport } from '../frame/save-report.tsx';
import { Screen } from '../frame/screen.tsx';
import { useAction } from '../frame/use-action.ts';
import type { Words } from '../words/english.ts';
import { useWords } from '../words/words.ts';
import classes from './rescue-screen.module.css';

type Refusal = keyof Words['rescue']['failed'];

/** The journal is not trusted: what that means, what may be missing, and the one way on. */
export function RescueScreen({ rescue }: { readonly rescue: RescueView }): ReactNode {
  const { rescue: words } = useWords();
  const client = useClient();
  const { account } = useStationView();
  const [refusal, setRefusal] = useState<Refusal>();
  const goOn = useAction(
    () => client.keeping.goOn(),
    (answer) => setRefusal(answer.outcome === 'refused' ? answer.reason : undefined),
  );
  const { fault, backup, looking } = rescue;
  const isNewer = fault === 'newer';
  return (
    <Screen
      name="rescue"
      head={
        <Headline
          tone={isNewer ? 'again' : 'bad'}
          signal="attention"
          title={words.title[fault]}
          detail={words.detail[isNewer ? 'newer' : 'stopped']}
        />
      }
    >
      <div className={classes.rescue}>
        <p className={classes.meaning} data-alone={isNewer || undefined}>
          {words.meaning[fault]}
        </p>
        {!isNewer && (
          <>
            <section className={classes.missing} aria-live="polite">
              <h2 className={classes.question}>{words.missingTitle}</h2>
              {looking ? <p>{words.looking}</p> : <Missing rescue={rescue} words={words.missing} />}
              <p className={classes.soft}>{words.google}</p>
            </section>
            {(goOn.failed || refusal !== undefined) && (
              <p role="alert" className={classes.failed}>
                {words.failed[refusal ?? 'other']}
              </p>
            )}
            <BigButton tone="main" className={classes.goOn ?? ''} onClick={goOn.run} disabled={looking || goOn.running}>
              {goOn.running ? words.running : backup === undefined ? words.goOn.nothing : words.goOn.backup(backup.madeAt, backup.boxes)}
            </BigButton>
            {fault !== 'missing' && <p className={classes.soft}>{words.aside}</p>}
          </>
        )}
        <div className={classes.foot}>
          <SaveReport />
          <Leave account={account} />
          <p className={classes.code}>{rescue.detail}</p>
        </div>
      </div>
    </Screen>
  );
}

/** Exactly what is known of what is lost, and no more. */
function Missing({
  rescue: { backup, last },
  words,
}: {
  readonly rescue: RescueView;
  readonly words: Words['rescue']['missing'];
}): ReactNode {
  if (backup === undefined)
    return (
      <>
        <p>{last === undefined ? words.allUnknown : words.all(last.boxes, last.at)}</p>
        <p>{words.nothing}</p>
      </>
    );
  if (last === undefined) return <p>{words.unknown(backup.madeAt)}</p>;
  const count = last.boxes - backup.boxes;
  return <p>{count > 0 ? words.some(count, backup.madeAt, last.at) : words.none}</p>;
}

/** Practice is no reason to be stuck. */
function Leave({ account }: { readonly account: StationView['account'] }): ReactNode {
  const { rescue: words } = useWords();
  const client = useClient();
  const leave = useAction(() => client.access.leave());
  if (account.kind !== 'practice') return null;
  return (
    <BigButton onClick={leave.run} loading={leave.running}>
      {words.leave}
    </BigButton>
  );
}
