import { IconBolt } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './claim-now.module.css';

/** Claims one box alone and at once, for the person who stands there with it, and says what came of it. */
export function ClaimNow({ box, onDone }: { readonly box: BoxView; readonly onDone: () => void }): ReactNode {
  const { story, attention, google: bar } = useWords();
  const client = useClient();
  const { google } = useStationView();
  const latest = useRef(box);
  useEffect(() => {
    latest.current = box;
  }, [box]);
  /** The answer, and how the box was shown when it came: from the next look on, that is newer. */
  const [asked, setAsked] = useState<{ readonly answer: BoxView | undefined; readonly shown: BoxView }>();
  const now = useAction(
    () => client.claims.now({ box: box.id }),
    ({ box: answer }) => {
      setAsked({ answer, shown: latest.current });
      onDone();
    },
  );
  const result = asked === undefined || now.running ? undefined : asked.shown === box ? asked.answer : box;
  const claimed = result?.state === 'claimed';
  const outcome = (): string | undefined => {
    if (now.failed) return story.nowFailed;
    if (asked === undefined || now.running) return undefined;
    switch (result?.state) {
      case undefined:
        return story.nowDone.unknown;
      case 'claimed':
        return story.nowDone.claimed;
      case 'held':
        return story.nowDone.held(attention.reasons[result.reason ?? 'google-refused'].title);
      case 'unsure':
        return story.nowDone.unsure;
      default:
        return google.state === 'fine' ? story.nowDone.other : story.nowDone.trouble(bar.states[google.state].title);
    }
  };
  const said = outcome();
  if (box.state !== 'waiting' && box.state !== 'held' && said === undefined && !now.running) return null;
  return (
    <div className={classes.now} data-tone={said === undefined ? undefined : claimed ? 'good' : 'again'}>
      {(box.state === 'waiting' || box.state === 'held' || now.running) && (
        <BigButton tone="main" onClick={now.run} disabled={now.running} leftSection={<IconBolt size={30} aria-hidden />}>
          {now.running ? story.nowGoing : story.now}
        </BigButton>
      )}
      <p className={classes.said} role="status">
        {said !== undefined && (
          <>
            <Shape signal={claimed ? 'accepted' : 'waiting'} size="40px" /> {said}
          </>
        )}
      </p>
    </div>
  );
}
