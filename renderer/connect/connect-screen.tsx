import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ConnectOutcome } from '../../core/views/outcomes.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './connect-screen.module.css';
import { Connected } from './connected.tsx';
import { KeyFileDrop, type KeyFile } from './key-file-drop.tsx';
import { Refusal } from './refusal.tsx';

interface ConnectScreenProps {
  readonly onBack: () => void;
  /** The worker has seen that it is connected. */
  readonly onDone: () => void;
}

/** Two entries and one button. Main tests the connection first and keeps the key only when it works. */
export function ConnectScreen({ onBack, onDone }: ConnectScreenProps): ReactNode {
  const { connect, frame } = useWords();
  const client = useClient();
  const [partnerId, setPartnerId] = useState('');
  const [keyFile, setKeyFile] = useState<KeyFile>();
  const [outcome, setOutcome] = useState<ConnectOutcome>();
  const [missing, setMissing] = useState<'partner' | 'key'>();

  const test = useAction(
    async () => {
      // The contract takes no more; anything so large is no key file anyway.
      if (keyFile === undefined || keyFile.text.length > LARGEST_KEY_FILE) return { outcome: 'refused', reason: 'key-not-json' } as const;
      return client.access.connect({ partnerId: partnerId.trim(), keyFile: keyFile.text });
    },
    (answer) => {
      setOutcome(answer);
      if (answer.outcome === 'connected') setKeyFile(undefined);
    },
  );

  if (outcome?.outcome === 'connected') return <Connected outcome={outcome} onDone={onDone} />;

  const submit = (): void => {
    setOutcome(undefined);
    const lacking = partnerId.trim() === '' ? 'partner' : keyFile === undefined ? 'key' : undefined;
    setMissing(lacking);
    if (lacking === undefined) test.run();
  };

  return (
    <Screen
      name="connect"
      head={
        <TitleBand title={connect.title} alone>
          <BigButton tone="band" onClick={onBack} disabled={test.running}>
            {frame.back}
          </BigButton>
        </TitleBand>
      }
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={classes.steps}>
          <section className={classes.step}>
            <StepTitle step={connect.partner.step} title={connect.partner.title} />
            <TextInput
              aria-label={connect.partner.label}
              aria-describedby="partner-help"
              inputMode="numeric"
              autoComplete="off"
              spellCheck={false}
              autoFocus
              value={partnerId}
              disabled={test.running}
              error={missing === 'partner' ? connect.missing.partner : undefined}
              onChange={(event) => setPartnerId(event.currentTarget.value)}
              classNames={{ input: classes.input ?? '', error: classes.error ?? '' }}
            />
            <p className={classes.help} id="partner-help">
              {connect.partner.help}
            </p>
          </section>
          <section className={classes.step}>
            <StepTitle step={connect.key.step} title={connect.key.title} />
            <KeyFileDrop file={keyFile} disabled={test.running} onFile={setKeyFile} missing={missing === 'key' && keyFile === undefined} />
            {/* Beside a refusal, only the refusal is worth reading. */}
            {outcome === undefined && <p className={classes.help}>{connect.key.help}</p>}
          </section>
        </div>
        <div className={classes.end} aria-live="polite">
          {test.running && <p className={classes.testing}>{connect.testing}</p>}
          {test.failed && <Refusal {...connect.unanswered} />}
          {outcome?.outcome === 'refused' && <Refusal {...connect.refusals[outcome.reason]} code={outcome.code} />}
        </div>
        <BigButton type="submit" tone="main" loading={test.running} className={classes.submit ?? ''}>
          {connect.submit}
        </BigButton>
      </form>
    </Screen>
  );
}

function StepTitle({ step, title }: { readonly step: string; readonly title: string }): ReactNode {
  return (
    <h2 className={classes.title}>
      <span className={classes.number}>{step}</span> {title}
    </h2>
  );
}

const LARGEST_KEY_FILE = 200_000;
