import { FileButton } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { Screen } from '../frame/screen.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { giveArchive, type Imported } from './give-archive.ts';
import classes from './import-screen.module.css';

interface ImportScreenProps {
  readonly onBack: () => void;
  readonly onConnect: () => void;
}

/** One file from the old computer, and then what is true from now on. */
export function ImportScreen({ onBack, onConnect }: ImportScreenProps): ReactNode {
  const { moving: words } = useWords();
  const client = useClient();
  const [over, setOver] = useState(false);
  const [percent, setPercent] = useState(0);
  const [outcome, setOutcome] = useState<Imported>();
  const give = useAction((file: Blob) => giveArchive(client, file, setPercent), setOutcome);
  const take = (file: File | null | undefined): void => {
    if (file === null || file === undefined || give.running) return;
    setOutcome(undefined);
    setPercent(0);
    give.run(file);
  };

  if (outcome?.outcome === 'imported') return <Done outcome={outcome} onConnect={onConnect} onBack={onBack} />;
  const refusal = outcome === undefined ? undefined : words.refusals[outcome.reason];
  return (
    <Screen name="import">
      <QuestionPage question={words.question} help={words.help} onBack={give.running ? undefined : onBack}>
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files[0]);
          }}
        >
          {refusal !== undefined || give.failed ? (
            <div className={classes.refusal} role="alert">
              <Shape signal="refused" size="120px" />
              <p className={classes.lead}>{refusal?.title ?? words.unanswered}</p>
              <p className={classes.advice}>{refusal?.advice}</p>
            </div>
          ) : (
            <p className={classes.lead} role="status">
              <IconPackageImport size={96} stroke={1.4} aria-hidden />
              {!give.running ? words.drop : percent < 100 ? words.reading(percent) : words.checking}
            </p>
          )}
          <FileButton onChange={take} accept=".gz,application/gzip" disabled={give.running} inputProps={{ 'aria-label': words.choose }}>
            {(button) => (
              <BigButton {...button} tone="main">
                {words.choose}
              </BigButton>
            )}
          </FileButton>
        </div>
      </QuestionPage>
    </Screen>
  );
}

interface DoneProps extends ImportScreenProps {
  readonly outcome: Extract<Imported, { outcome: 'imported' }>;
}

function Done({ outcome: { accounts, madeAt }, onConnect, onBack }: DoneProps): ReactNode {
  const { moving: words } = useWords();
  const count = accounts.reduce((sum, { boxes }) => sum + boxes, 0);
  const isReal = accounts.some(({ name }) => name !== 'practice');
  return (
    <Screen name="import">
      <div className={classes.done} role="status">
        <Shape signal="accepted" size="130px" />
        <h1 className={classes.title}>{words.done(count)}</h1>
        <p className={classes.advice}>{words.madeAt(madeAt)}</p>
        <p className={classes.onlyOne}>{words.onlyOne}</p>
        <p className={classes.advice}>{words.lookedUp}</p>
        <BigButton tone="main" autoFocus className={classes.next ?? ''} onClick={isReal ? onConnect : onBack}>
          {isReal ? words.connect : words.toDoors}
        </BigButton>
      </div>
    </Screen>
  );
}
