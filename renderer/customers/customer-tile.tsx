import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { useWords } from '../words/words.ts';
import classes from './customer-tile.module.css';
import { Terms } from './terms.tsx';

interface CustomerTileProps {
  readonly customer: CustomerView;
  /** The one that is being packed for. */
  readonly current: boolean;
  /** Another customer has nearly the same name: the ID tells them apart, so it is large. */
  readonly similar: boolean;
  readonly onChoose: () => void;
}

export function CustomerTile({ customer, current, similar, onChoose }: CustomerTileProps): ReactNode {
  const { customers: words } = useWords();
  return (
    <UnstyledButton className={classes.tile} data-current={current || undefined} data-similar={similar || undefined} onClick={onChoose}>
      {current && <span className={classes.current}>{words.current}</span>}
      <span className={classes.name}>{customer.name}</span>
      <span className={classes.id}>
        {words.id} <b>{customer.id}</b>
      </span>
      {similar && <span className={classes.compare}>{words.similarName}</span>}
      <span className={classes.terms}>
        <Terms terms={customer.terms} />
      </span>
    </UnstyledButton>
  );
}
