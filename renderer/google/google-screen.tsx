import type { ReactNode } from 'react';
import { useStationView } from '../connection/station.tsx';
import { Dock } from '../frame/dock.tsx';
import { Headline } from '../frame/headline.tsx';
import { Page } from '../frame/page.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { useNow } from '../frame/use-now.ts';
import { useWords } from '../words/words.ts';
import classes from './google-screen.module.css';
import { OperationBar } from './operation-bar.tsx';
import { QueueLines } from './queue-lines.tsx';
import { RequestList } from './request-list.tsx';
import { RequestScreen } from './request-screen.tsx';
import { standing } from './standing.ts';

export interface GoogleScreenProps {
  readonly go: (place: Place) => void;
  readonly openBox: (box: string) => void;
  /** The request that is looked at; undefined for all of them. */
  readonly request: string | undefined;
  readonly onRequest: (claim: string | undefined) => void;
  /** Told while a scan here is an order number, so that nobody else refuses it. */
  readonly onTakesScans: (takes: boolean) => void;
  /** Sounds the refusal: a box was scanned where an order number belongs. */
  readonly onBox: () => void;
}

/** Everything that is on its way to Google, and everything that was. */
export function GoogleScreen(props: GoogleScreenProps): ReactNode {
  return props.request === undefined ? <Overview {...props} /> : <RequestScreen {...props} claim={props.request} />;
}

function Overview({ go, onRequest }: GoogleScreenProps): ReactNode {
  const { atGoogle } = useWords();
  const view = useStationView();
  const now = useNow();
  const { tone, signal, title } = standing(view, atGoogle);
  return (
    <Screen name="google" head={<Headline tone={tone} signal={signal} title={title} />} foot={<Dock place="google" go={go} />}>
      <Page>
        {view.operations.length > 0 && (
          <ul className={classes.operations} aria-label={atGoogle.title}>
            {view.operations.map((operation) => (
              <OperationBar key={operation.claim} operation={operation} google={view.google} now={now} />
            ))}
          </ul>
        )}
        <QueueLines onAttention={() => go('attention')} />
        <RequestList onOpen={onRequest} />
      </Page>
    </Screen>
  );
}
