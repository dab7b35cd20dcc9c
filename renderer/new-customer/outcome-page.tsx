import { useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { sameName } from '../../core/domain/similar-names.ts';
import type { StationClient } from '../connection/client.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { OutcomeCard } from './outcome-card.tsx';

/** What came of it, as main says. */
export type Creation = Awaited<ReturnType<StationClient['customers']['create']>>;

interface OutcomePageProps {
  readonly outcome: Creation;
  readonly name: string;
  readonly onPack: (customer: CustomerView) => void;
  /** It was in doubt and is in the list now. */
  readonly onFound: () => void;
  /** To the last look before it is sent. */
  readonly onAgain: () => void;
  /** To the addresses. */
  readonly onCheck: () => void;
}

/** What became of the new customer, and what to do next. */
export function OutcomePage({ outcome, name, onPack, onFound, onAgain, onCheck }: OutcomePageProps): ReactNode {
  const { newCustomer: words } = useWords();
  switch (outcome.outcome) {
    case 'created':
    case 'exists': {
      const { customer } = outcome;
      const made = outcome.outcome === 'created';
      return (
        <OutcomeCard
          tone={made ? 'good' : 'again'}
          signal={made ? 'accepted' : 'duplicate'}
          title={made ? words.created.title : words.exists.title}
          name={customer.name}
          id={customer.id}
          advice={made ? words.created.advice : words.exists.advice}
        >
          <BigButton tone="main" onClick={() => onPack(customer)}>
            {words.created.pack}
          </BigButton>
        </OutcomeCard>
      );
    }
    case 'unsure':
      return <Unsure name={name} code={outcome.code} onFound={onFound} onAgain={onAgain} />;
    case 'trouble': {
      const { title, advice } = words.troubles[outcome.trouble];
      return (
        <OutcomeCard tone="bad" signal="refused" title={title} name={name} advice={advice} code={outcome.code}>
          <BigButton onClick={onCheck}>{words.change}</BigButton>
          <BigButton tone="main" onClick={onAgain}>
            {words.tryAgain}
          </BigButton>
        </OutcomeCard>
      );
    }
  }
}

interface UnsureProps {
  readonly name: string;
  readonly code: string | undefined;
  readonly onFound: () => void;
  readonly onAgain: () => void;
}

/** In doubt: one looks before one creates again, and creating again is held anew. */
function Unsure({ name, code, onFound, onAgain }: UnsureProps): ReactNode {
  const { newCustomer } = useWords();
  const { unsure: words } = newCustomer;
  const client = useClient();
  const [missedAt, setMissedAt] = useState<number>();
  const look = useAction(
    () => client.customers.list({ refresh: true }),
    (list) => {
      const fresh = list.trouble === undefined || list.trouble === 'fine';
      if (list.customers.some((customer) => sameName(customer.name, name))) onFound();
      else if (fresh) setMissedAt(list.fetchedAt);
    },
  );
  return (
    <OutcomeCard
      tone="again"
      signal="checking"
      title={words.title}
      name={name}
      advice={missedAt === undefined ? words.advice : `${words.notThere(missedAt)} ${words.advice}`}
      code={code}
    >
      {missedAt !== undefined && <BigButton onClick={onAgain}>{words.create}</BigButton>}
      <BigButton tone="main" loading={look.running} onClick={() => look.run()}>
        {words.look}
      </BigButton>
    </OutcomeCard>
  );
}
