import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import type { CartonSession } from './carton-session.ts';
import type { CartonState } from './carton-state.ts';
import { CopyEntries } from './copy-entries.tsx';
import { FailingEntries, FreshEntries } from './entry-rows.tsx';
import classes from './listing-page.module.css';

interface ListingPageProps {
  readonly state: CartonState;
  readonly carton: CartonSession;
  readonly onLeave: () => void;
}

/** Everything that a carton or list holds, before and while it is stored. */
export function ListingPage({ state, carton, onLeave }: ListingPageProps): ReactNode {
  const { carton: words } = useWords();
  const { phase, fresh, failing, counted, done, entries } = state;
  const isReview = phase === 'review';
  const isGoing = phase === 'reading' || phase === 'checking' || phase === 'storing';
  const all = phase === 'storing' ? fresh.length : entries;
  return (
    <div className={classes.page}>
      {isReview && <Facts state={state} onSeparate={carton.separate} />}
      {isGoing && (
        <Progress.Root size={30} radius={15} className={classes.track ?? ''}>
          <Progress.Section
            value={all === 0 ? 100 : (100 * done) / all}
            animated={all === 0}
            color="var(--going)"
            aria-label={words.progress}
          />
        </Progress.Root>
      )}
      <div className={classes.columns} data-both={failing.length > 0 && fresh.length > 0 ? true : undefined}>
        {failing.length > 0 && (
          <section className={classes.column}>
            <div className={classes.bar}>
              <h3 className={classes.title}>{words.failing(failing.length)}</h3>
              {isReview && <CopyEntries failing={failing} counted={counted} />}
            </div>
            <FailingEntries label={words.failing(failing.length)} failing={failing} counted={counted} />
          </section>
        )}
        {fresh.length > 0 && (
          <section className={classes.column}>
            <div className={classes.bar}>
              <h3 className={classes.title}>{words.fresh(fresh.length)}</h3>
            </div>
            <FreshEntries fresh={fresh} counted={counted} />
          </section>
        )}
      </div>
      {/* What is being stored is finished: there is no half of a decision. */}
      <div className={classes.foot}>
        {phase !== 'storing' && <BigButton onClick={onLeave}>{isReview && fresh.length > 0 ? words.nothing : words.leave}</BigButton>}
        {isReview && fresh.length > 0 && (
          <BigButton tone="main" className={classes.store ?? ''} onClick={carton.store}>
            {words.store(fresh.length)}
          </BigButton>
        )}
        {phase === 'stopped' && (
          <BigButton tone="main" className={classes.store ?? ''} onClick={carton.goOn}>
            {words.again}
          </BigButton>
        )}
      </div>
    </div>
  );
}

/** What the code says beside its numbers, and how two of them came to be one box. */
function Facts({ state, onSeparate }: { readonly state: CartonState; readonly onSeparate: (separately: boolean) => void }): ReactNode {
  const { carton: words } = useWords();
  const { about, entries, separately } = state;
  const { cartonNumber, order, expectedCount, pairing } = about;
  const isOff = expectedCount !== undefined && expectedCount !== entries;
  const isByLine = pairing === 'by-line' || separately;
  if (cartonNumber === undefined && order === undefined && !isOff && !isByLine) return null;
  return (
    <div className={classes.facts}>
      {cartonNumber !== undefined && <span>{words.carton(cartonNumber)}</span>}
      {order !== undefined && <span>{words.order(order)}</span>}
      {isOff && <b className={classes.off}>{words.expected(expectedCount, entries)}</b>}
      {isByLine && (
        <span className={classes.pairing}>
          {separately ? words.singles : words.pairs}
          <BigButton onClick={() => onSeparate(!separately)}>{separately ? words.together : words.separate}</BigButton>
        </span>
      )}
    </div>
  );
}
