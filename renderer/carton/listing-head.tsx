import type { ReactNode } from 'react';
import { Headline } from '../frame/headline.tsx';
import { useWords } from '../words/words.ts';
import { leftOf, type CartonState } from './carton-state.ts';

/** How it stands with the carton, in one sentence: so many of so many. */
export function ListingHead({ state }: { readonly state: CartonState }): ReactNode {
  const settled = state.phase === 'review' || state.phase === 'done' || state.phase === 'stopped';
  return (
    <div aria-live={settled ? 'assertive' : 'off'} aria-atomic>
      <Sentence state={state} />
    </div>
  );
}

function Sentence({ state }: { readonly state: CartonState }): ReactNode {
  const { carton: words } = useWords();
  const { phase, customer, entries, fresh, failing, done, stored, trouble, brokenOff } = state;
  const isUnsure = trouble === 'no-answer' && brokenOff === 'storing';
  const left = leftOf(state);
  switch (phase) {
    case 'empty':
    case 'reading':
      return <Headline level={2} tone="quiet" signal="checking" title={words.reading} detail={words.readingDetail} />;
    case 'checking':
      return <Headline level={2} tone="quiet" signal="checking" title={words.checking(done, entries)} detail={words.checkingDetail} />;
    case 'review':
      return (
        <Headline
          level={2}
          tone={failing.length === 0 ? 'going' : 'again'}
          signal={failing.length === 0 ? 'storing' : 'duplicate'}
          title={failing.length === 0 ? words.review.all(fresh.length) : words.review.title(fresh.length, entries)}
          detail={
            fresh.length === 0
              ? words.review.none
              : failing.length === 0
                ? words.review.good(customer.name)
                : words.review.failing(failing.length, customer.name)
          }
        />
      );
    case 'storing':
      return (
        <Headline
          level={2}
          tone="going"
          signal="storing"
          title={words.storing(done, fresh.length)}
          detail={words.storingDetail(customer.name)}
        />
      );
    case 'done':
      return (
        <Headline
          level={2}
          tone="good"
          signal="accepted"
          title={words.done(stored)}
          detail={left === 0 ? words.doneDetail(customer.name) : words.doneFailing(left, customer.name)}
        />
      );
    case 'stopped':
      return (
        <Headline
          level={2}
          tone="bad"
          signal="attention"
          title={words.stopped.title}
          detail={`${isUnsure ? words.stopped.unsure(stored) : words.stopped.stored(stored)} ${words.stopped.reasons[trouble ?? 'no-answer']}`}
        />
      );
  }
}
