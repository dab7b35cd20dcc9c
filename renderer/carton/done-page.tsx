import type { ReactNode } from 'react';
import { useStationView, useStore } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import type { PackingSession } from '../packing/packing-session.ts';
import { ResultPanel } from '../packing/result-panel.tsx';
import { useHandScannedBoxes } from '../packing/use-hand-scanned-boxes.ts';
import { useWords } from '../words/words.ts';
import type { CartonSession } from './carton-session.ts';
import { leftOf, type CartonState } from './carton-state.ts';
import { CopyEntries } from './copy-entries.tsx';
import { FailingEntries } from './entry-rows.tsx';
import classes from './listing-page.module.css';

interface DonePageProps {
  readonly state: CartonState;
  readonly carton: CartonSession;
  readonly session: PackingSession;
  /** Keeps what is left in reach. */
  readonly onPacking: () => void;
  readonly onForget: () => void;
}

/** After a carton: what is left stays in sight while its boxes are scanned one by one. */
export function DonePage({ state, carton, session, onPacking, onForget }: DonePageProps): ReactNode {
  const { carton: words } = useWords();
  const { imeisPerBox } = useStationView().settings;
  const packing = useStore(session);
  const { customer, failing, counted } = state;
  const left = leftOf(state);
  const scanner = useHandScannedBoxes({
    imeisPerBox,
    session,
    onBox: (readings) => session.add({ customer: customer.id, source: 'hand-scanner', readings }),
    onCarton: (text) => carton.openCode(customer, text),
  });
  return (
    <div className={classes.page}>
      <div className={classes.columns} data-both={failing.length > 0 ? true : undefined}>
        {failing.length > 0 && (
          <section className={classes.column}>
            <div className={classes.bar}>
              <h3 className={classes.title}>{words.left(failing.length)}</h3>
              <CopyEntries failing={failing} counted={counted} />
            </div>
            <FailingEntries label={words.left(failing.length)} failing={failing} counted={counted} />
          </section>
        )}
        <ResultPanel state={packing} camera={false} onForgetHalf={scanner.forgetHalf} />
      </div>
      <div className={classes.foot}>
        {left > 0 && <BigButton onClick={onForget}>{words.forget}</BigButton>}
        <BigButton tone="main" className={classes.store ?? ''} onClick={left > 0 ? onPacking : onForget}>
          {words.leave}
        </BigButton>
      </div>
    </div>
  );
}
