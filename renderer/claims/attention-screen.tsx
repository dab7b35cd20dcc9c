import { useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { HeldReason } from '../../core/domain/events.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Dock } from '../frame/dock.tsx';
import { Page } from '../frame/page.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { Shape } from '../frame/shapes.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './attention-screen.module.css';
import { HeldGroup } from './held-group.tsx';
import { useHeldBoxes } from './use-held-boxes.ts';

interface AttentionScreenProps {
  readonly go: (place: Place) => void;
  readonly openBox: (box: string) => void;
}

/** The boxes that need a person, by reason: what to do, who can do it, and another try. */
export function AttentionScreen({ go, openBox }: AttentionScreenProps): ReactNode {
  const { attention, store } = useWords();
  const client = useClient();
  const held = useHeldBoxes();
  const [retried, setRetried] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const retry = useAction(
    (boxes: readonly BoxView[]) => client.claims.retry({ boxes: boxes.slice(0, MOST_AT_ONCE).map((box) => box.id) }),
    (answer) => {
      setRetried(answer.refused === undefined ? answer.retried : undefined);
      setRefused(answer.refused === undefined ? undefined : store.notKept[answer.refused]);
      held.reload();
    },
  );
  const boxes = held.boxes ?? [];
  return (
    <Screen
      name="attention"
      head={
        <TitleBand title={attention.title}>
          {boxes.length > 1 && (
            <BigButton tone="band" loading={retry.running} onClick={() => retry.run(boxes)}>
              {attention.retryAll(boxes.length)}
            </BigButton>
          )}
        </TitleBand>
      }
      foot={<Dock place="attention" go={go} />}
    >
      <Page whole>
        {retried !== undefined && (
          <p className={classes.retried} role="status">
            <Shape signal="going" size="34px" /> {attention.retried(retried)}
          </p>
        )}
        {(held.failed || retry.failed || refused !== undefined) && (
          <p className={classes.failed} role="alert">
            {held.failed || retry.failed ? attention.unanswered : refused}
          </p>
        )}
        {held.boxes === undefined && !held.failed && <p className={classes.loading}>{attention.loading}</p>}
        {held.boxes?.length === 0 && (
          <div className={classes.none}>
            <Shape signal="accepted" size="170px" />
            <p className={classes.noneTitle}>{attention.none.title}</p>
            <p className={classes.noneAdvice}>{attention.none.advice}</p>
          </div>
        )}
        {HeldReason.options.map((reason) => {
          const group = boxes.filter((box) => (box.reason ?? 'google-refused') === reason);
          return group.length === 0 ? null : (
            <HeldGroup key={reason} reason={reason} boxes={group} running={retry.running} onRetry={retry.run} openBox={openBox} />
          );
        })}
      </Page>
    </Screen>
  );
}

/** As many as one call takes. */
const MOST_AT_ONCE = 10_000;
