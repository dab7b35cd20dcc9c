import type { ReactNode } from 'react';
import type { ConnectOutcome } from '../../core/views/outcomes.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Screen } from '../frame/screen.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './connected.module.css';

interface ConnectedProps {
  readonly outcome: Extract<ConnectOutcome, { outcome: 'connected' }>;
  readonly onDone: () => void;
}

export function Connected({ outcome, onDone }: ConnectedProps): ReactNode {
  const { connect } = useWords();
  return (
    <Screen name="connect">
      <div className={classes.connected} role="status">
        <Shape signal="accepted" size="200px" />
        <h1 className={classes.title}>{connect.connected}</h1>
        <p className={classes.found}>{outcome.customers === 0 ? connect.noCustomers : connect.customersFound(outcome.customers)}</p>
        <p className={classes.as}>{connect.as(outcome.serviceAccount)}</p>
        <BigButton onClick={onDone} autoFocus className={classes.next ?? ''}>
          {connect.toCustomers}
        </BigButton>
      </div>
    </Screen>
  );
}
