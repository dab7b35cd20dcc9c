import { IconTag } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BatchView } from '../../core/views/google.ts';
import { useClient } from '../connection/station.tsx';
import { useAnswer } from '../connection/use-answer.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Dock } from '../frame/dock.tsx';
import { Headline, type Tone } from '../frame/headline.tsx';
import { Page } from '../frame/page.tsx';
import { Screen } from '../frame/screen.tsx';
import type { Signal } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';
import { useWords } from '../words/words.ts';
import type { GoogleScreenProps } from './google-screen.tsx';
import { OrderNumber } from './order-number.tsx';
import { RequestBoxes } from './request-boxes.tsx';
import { RequestCounts } from './request-counts.tsx';
import classes from './request-screen.module.css';
import { useChanges } from './use-changes.ts';

interface RequestScreenProps extends Omit<GoogleScreenProps, 'request'> {
  readonly claim: string;
}

/** One request, with what became of each of its boxes, while the answers arrive. */
export function RequestScreen({ claim, go, openBox, onRequest, onTakesScans, onBox }: RequestScreenProps): ReactNode {
  const { atGoogle: words } = useWords();
  const client = useClient();
  const [offset, setOffset] = useState(0);
  const [writing, setWriting] = useState(false);
  const { answer, failed } = useAnswer(() => client.claims.batch({ claim, offset, limit: PAGE }), `${claim} ${offset}`, useChanges());
  const request = answer?.batch;
  const back = () => onRequest(undefined);
  if (request === undefined) {
    const title = failed ? words.unanswered : answer === undefined ? words.loading : words.request.unknown;
    return (
      <Screen
        name="google"
        head={<Headline tone="quiet" signal="waiting" title={title} onBack={back} />}
        foot={<Dock place="google" go={go} />}
      >
        {null}
      </Screen>
    );
  }
  const claimed = request.counts.claimed;
  return (
    <Screen
      name="google"
      head={
        <Headline {...sentence(request, words)} detail={words.request.sent(request.sentAt, request.customerName)} onBack={back}>
          {claimed > 0 && !writing && (
            <BigButton onClick={() => setWriting(true)} leftSection={<IconTag size={28} aria-hidden />}>
              {words.orderNumber.open}
            </BigButton>
          )}
        </Headline>
      }
      foot={<Dock place="google" go={go} />}
    >
      <Page width="table">
        {writing && (
          <OrderNumber claim={claim} devices={claimed} onTakesScans={onTakesScans} onBox={onBox} onClose={() => setWriting(false)} />
        )}
        <div className={classes.facts}>
          <RequestCounts counts={request.counts} />
          <span className={classes.took}>
            {request.takenAt !== undefined && request.finishedAt !== undefined && words.request.took(request.finishedAt - request.takenAt)}
            {request.finishedAt === undefined && request.code !== undefined && words.request.code(request.code)}
          </span>
          {request.counts.held > 0 && <BigButton onClick={() => go('attention')}>{words.showAttention(request.counts.held)}</BigButton>}
        </div>
        <RequestBoxes boxes={answer?.boxes ?? []} size={request.size} offset={offset} page={PAGE} onOffset={setOffset} openBox={openBox} />
      </Page>
    </Screen>
  );
}

function sentence(
  { kind, size, counts }: BatchView,
  { request: words }: Words['atGoogle'],
): { readonly tone: Tone; readonly signal: Signal; readonly title: string } {
  const done = kind === 'claim' ? counts.claimed : counts.released;
  const title = done === 1 && size === 1 ? words.headline.one[kind] : words.headline[kind](done, size);
  if (done === size) return { title, tone: 'good', signal: kind === 'claim' ? 'accepted' : 'released' };
  if (counts.underWay > 0) return { title, tone: 'going', signal: 'going' };
  if (counts.held > 0) return { title, tone: 'bad', signal: 'attention' };
  return { title, tone: counts.waiting > 0 ? 'again' : 'quiet', signal: 'waiting' };
}

const PAGE = 60;
