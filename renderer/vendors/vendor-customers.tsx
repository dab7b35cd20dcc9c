import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import type { Troubled } from '../../core/views/google.ts';
import { useClient } from '../connection/station.tsx';
import { Terms } from '../customers/terms.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Hint } from '../frame/hint.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './vendors-screen.module.css';

/** The customers of one reseller, by name. */
export function VendorCustomers({ vendor }: { readonly vendor: string }): ReactNode {
  const { vendors: words, customers: customerWords } = useWords();
  const client = useClient();
  const [customers, setCustomers] = useState<readonly CustomerView[]>();
  const [trouble, setTrouble] = useState<Troubled['trouble']>();
  const { run, running, failed } = useAction(
    () => client.customers.ofVendor({ vendor }),
    (answer) => {
      setTrouble(answer.outcome === 'trouble' ? answer.trouble : undefined);
      if (answer.outcome === 'listed') setCustomers([...answer.customers].sort((a, b) => NAMES.compare(a.name, b.name)));
    },
  );
  useEffect(() => run(), [run]);
  if (failed || trouble !== undefined) {
    return (
      <div>
        <Hint tone="warning" shape={<IconAlertTriangle size={34} stroke={2.2} aria-hidden />}>
          {trouble === undefined ? words.unanswered : words.troubles[trouble]}
        </Hint>
        <BigButton onClick={run} loading={running} className={classes.again ?? ''}>
          {words.again}
        </BigButton>
      </div>
    );
  }
  if (customers === undefined) return <p className={classes.state}>{words.loading}</p>;
  const more = customers.length - MOST_SHOWN;
  return (
    <div>
      <p className={classes.state} role="status">
        {customers.length === 0 ? words.noCustomers : words.customers(customers.length)}
      </p>
      <ul className={classes.customers}>
        {customers.slice(0, MOST_SHOWN).map((customer) => (
          <li key={customer.id} className={classes.customer}>
            <span className={classes.name}>{customer.name}</span>
            <span className={classes.id}>
              {customerWords.id} {customer.id}
            </span>
            <Terms terms={customer.terms} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.state}>{words.more(more)}</p>}
    </div>
  );
}

const NAMES = new Intl.Collator('en');
const MOST_SHOWN = 200;
