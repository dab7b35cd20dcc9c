import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BatchView } from '../../core/views/google.ts';
import { useClient } from '../connection/station.tsx';
import { useAnswer } from '../connection/use-answer.ts';
import { BigButton } from '../frame/big-button.tsx';
import { useNow } from '../frame/use-now.ts';
import { useWords } from '../words/words.ts';
import { useChanges } from './use-changes.ts';
import { RequestCounts } from './request-counts.tsx';
import classes from './request-list.module.css';

/** What was sent to Google, the newest first. Each opens into its boxes. */
export function RequestList({ onOpen }: { readonly onOpen: (claim: string) => void }): ReactNode {
  const { atGoogle: words } = useWords();
  const client = useClient();
  const today = words.day(useNow());
  /** The last request of each page that was turned over. */
  const [turned, setTurned] = useState<readonly string[]>([]);
  const before = turned.at(-1);
  const { answer, failed } = useAnswer(
    // One more than is shown tells whether there are earlier ones.
    () => client.claims.batches({ limit: PAGE + 1, ...(before === undefined ? {} : { before }) }),
    before ?? '',
    useChanges(),
  );
  const last = answer?.[PAGE - 1];
  const hasMore = answer !== undefined && answer.length > PAGE;
  return (
    <section className={classes.requests} aria-labelledby="requests">
      <div className={classes.head}>
        <h2 className={classes.title} id="requests">
          {words.requests}
        </h2>
        {(turned.length > 0 || hasMore) && (
          <>
            <BigButton disabled={turned.length === 0} onClick={() => setTurned(turned.slice(0, -1))}>
              {words.later}
            </BigButton>
            <BigButton disabled={!hasMore} onClick={() => last !== undefined && setTurned([...turned, last.claim])}>
              {words.earlier}
            </BigButton>
          </>
        )}
      </div>
      {answer === undefined || answer.length === 0 ? (
        <p className={classes.none} role={failed ? 'alert' : undefined}>
          {failed ? words.unanswered : answer === undefined ? words.loading : words.noRequests}
        </p>
      ) : (
        <ul className={classes.list}>
          {answer.slice(0, PAGE).map((request) => (
            <li key={request.claim}>
              <Row request={request} today={today} onOpen={() => onOpen(request.claim)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  readonly request: BatchView;
  /** As a request of today would say it. */
  readonly today: string;
  readonly onOpen: () => void;
}

function Row({ request, today, onOpen }: RowProps): ReactNode {
  const { atGoogle, numbers } = useWords();
  const { kind, size, customerName, sentAt, counts } = request;
  const day = atGoogle.day(sentAt);
  return (
    <UnstyledButton className={classes.row} onClick={onOpen} data-claim={request.claim}>
      <span className={classes.time}>
        {numbers.time(sentAt)}
        {day !== today && <span className={classes.day}>{day}</span>}
      </span>
      <span className={classes.what}>
        <b>{atGoogle.request.title[kind](size)}</b>
        <span className={classes.customer}>{customerName}</span>
      </span>
      <RequestCounts counts={counts} />
      <IconChevronRight size={34} className={classes.more} aria-hidden />
    </UnstyledButton>
  );
}

const PAGE = 10;
