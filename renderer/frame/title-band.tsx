import type { ReactNode } from 'react';
import { useStationState } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import classes from './title-band.module.css';

/** The dark band at the head of the screens beside packing. The customer stays in sight. */
export function TitleBand({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  const { frame } = useWords();
  const customer = useStationState().view?.customer;
  return (
    <div className={classes.band}>
      <h1 className={classes.title}>{title}</h1>
      {customer !== undefined && <p className={classes.customer}>{frame.packingFor(customer.name)}</p>}
      {children}
    </div>
  );
}
