import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import classes from './customers-screen.module.css';
import type { Customers } from './use-customers.ts';

interface ListStateProps {
  readonly customers: Customers;
  /** How many fit what is typed. */
  readonly found: number;
  /** How many of them have a tile. */
  readonly shown: number;
}

/** What the list is: how long, how old, or why there is none. */
export function ListState({ customers, found, shown }: ListStateProps): ReactNode {
  const { customers: words } = useWords();
  const { list, loading, failed } = customers;
  if (list === undefined) return <p className={classes.state}>{loading ? words.loading : words.unanswered}</p>;
  const old = list.trouble !== undefined && list.trouble !== 'fine';
  const all = list.customers.length;
  return (
    <>
      {(failed || old) && (
        <p className={classes.notice} role="status">
          <IconAlertTriangle size={30} aria-hidden />
          {failed ? words.unanswered : list.fetchedAt === undefined || all === 0 ? words.noList : words.old(list.fetchedAt)}
        </p>
      )}
      <p className={classes.state} role="status">
        {all === 0 ? (old || failed ? '' : words.empty) : found === 0 ? words.none : words.count(found, all)}
        {list.fetchedAt !== undefined && found > 0 && `, ${words.asOf(list.fetchedAt)}. `}
        {shown < found && <strong>{words.narrow(shown)}</strong>}
      </p>
    </>
  );
}
