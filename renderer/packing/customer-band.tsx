import { IconAlertTriangle, IconSwitchHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import classes from './customer-band.module.css';

interface CustomerBandProps {
  readonly customer: CustomerView;
  /** Boxes of this shift. */
  readonly count: number;
  /** Left out where boxes are on their way for this customer. */
  readonly onChange?: () => void;
}

/** For whom, and how many: the two things that must be readable from three metres. */
export function CustomerBand({ customer, count, onChange }: CustomerBandProps): ReactNode {
  const { packing, customers, numbers } = useWords();
  const terms = packing.termsWarning[customer.terms];
  return (
    <div className={classes.band}>
      <div className={classes.customer}>
        <p className={classes.label}>
          {packing.customer}
          <span>
            {customers.id} {customer.id}
          </span>
          {terms !== '' && (
            <strong className={classes.terms}>
              <IconAlertTriangle size={22} stroke={2.2} aria-hidden /> {terms}
            </strong>
          )}
        </p>
        <h1 className={classes.name}>{customer.name}</h1>
      </div>
      {onChange !== undefined && (
        <BigButton tone="band" onClick={onChange} leftSection={<IconSwitchHorizontal size={28} aria-hidden />}>
          {packing.change}
        </BigButton>
      )}
      <div className={classes.counter} role="status" aria-live="off" data-testid="counter">
        <span className={classes.count}>{numbers.number(count)}</span>
        <span className={classes.counterLabel}>{packing.counter(count)}</span>
      </div>
    </div>
  );
}
