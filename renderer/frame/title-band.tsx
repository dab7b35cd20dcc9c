import type { ReactNode } from 'react';
import { useStationState } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import classes from './title-band.module.css';

interface TitleBandProps {
  readonly title: string;
  /** Without the customer: where there is none yet, or the screen is about nothing else. */
  readonly alone?: boolean;
  readonly children?: ReactNode;
}

/** The dark band at the head of the screens beside packing. The customer stays in sight. */
export function TitleBand({ title, alone = false, children }: TitleBandProps): ReactNode {
  const { frame } = useWords();
  const customer = useStationState().view?.customer;
  return (
    <div className={classes.band}>
      <h1 className={classes.title}>{title}</h1>
      {customer !== undefined && !alone && <p className={classes.customer}>{frame.packingFor(customer.name)}</p>}
      {children}
    </div>
  );
}
