import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { Hint } from '../frame/hint.tsx';
import { HoldButton } from '../frame/hold-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { Shape, type Signal } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import type { Movable } from './correction.ts';
import classes from './corrections.module.css';

interface ConfirmPageProps {
  readonly from: { readonly id: string; readonly name: string };
  readonly to: CustomerView;
  readonly movable: Movable;
  readonly running: boolean;
  /** Why nothing was moved. */
  readonly failure: string | undefined;
  readonly onBack: () => void;
  readonly onConfirmed: () => void;
}

/** Both names as large as they go, and what happens to how many; moved only by a button that is held. */
export function ConfirmPage({ from, to, movable, running, failure, onBack, onConfirmed }: ConfirmPageProps): ReactNode {
  const words = useWords().corrections.move.confirm;
  const { here, claimed, away, lettingGo } = movable;
  const count = here + claimed;
  const facts: readonly (readonly [Signal, number, string])[] = [
    ['waiting', here, words.here(here)],
    ['accepted', claimed, words.claimed(claimed, from.name)],
    ['checking', away, words.away(away)],
    ['released', lettingGo, words['letting-go'](lettingGo)],
  ];
  return (
    <QuestionPage
      question={words.question(count)}
      onBack={running ? undefined : onBack}
      next={
        count > 0 && (
          <HoldButton
            label={words.hold(count, to.name)}
            hint={words.hint}
            again={words.again}
            running={running}
            runningLabel={words.running}
            onHeld={onConfirmed}
          />
        )
      }
    >
      <div className={classes.plates}>
        <Plate label={words.from} customer={from} />
        <IconArrowRight className={classes.arrow} size={72} stroke={2.4} aria-hidden />
        <Plate label={words.to} customer={to} chosen />
      </div>
      <ul className={classes.facts}>
        {facts.map(([signal, number, text]) =>
          number === 0 ? null : (
            <li key={signal} data-kind={signal}>
              <Shape signal={signal} size="34px" /> {text}
            </li>
          ),
        )}
      </ul>
      {count === 0 && (
        <Hint tone="wrong" shape={<Shape signal="waiting" size="34px" />}>
          {words.none}
        </Hint>
      )}
      {failure !== undefined && (
        <Hint tone="wrong" shape={<Shape signal="refused" size="34px" />}>
          {failure}
        </Hint>
      )}
    </QuestionPage>
  );
}

interface PlateProps {
  readonly label: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly chosen?: boolean;
}

function Plate({ label, customer, chosen = false }: PlateProps): ReactNode {
  const { customers } = useWords();
  return (
    <div className={classes.plate} data-chosen={chosen || undefined}>
      <p className={classes.label}>{label}</p>
      <p className={classes.name}>{customer.name}</p>
      <p className={classes.id}>
        {customers.id} {customer.id}
      </p>
    </div>
  );
}
