import { IconDownload, IconFlagCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ShiftSummaryView } from '../../core/views/shift.ts';
import { useClient } from '../connection/station.tsx';
import type { Correction, WhoseCorrection } from '../corrections/correction.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Receipt } from '../frame/receipt.tsx';
import { Screen } from '../frame/screen.tsx';
import { Shape } from '../frame/shapes.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { BoxList } from './box-list.tsx';
import { CustomerTable } from './customer-table.tsx';
import { FinishQuestion } from './finish-question.tsx';
import { saveText } from './save-text.ts';
import classes from './summary-screen.module.css';
import { useShiftSummary } from './use-shift-summary.ts';

interface SummaryScreenProps {
  readonly onWrongCustomer: (correction: Correction | WhoseCorrection) => void;
  readonly go: (place: Place) => void;
  readonly openBox: (box: string) => void;
}

/** What this shift was: one line that adds up, by customer, box by box, and as a file. */
export function SummaryScreen({ go, openBox, onWrongCustomer }: SummaryScreenProps): ReactNode {
  const { summary: words } = useWords();
  const { summary, failed, show } = useShiftSummary();
  return (
    <Screen name="summary" head={<TitleBand title={titleOf(words, summary)} />} foot={<Dock place="summary" go={go} />}>
      {summary === undefined ? (
        <p className={classes.loading} role={failed ? 'alert' : 'status'}>
          {failed ? words.unanswered : words.loading}
        </p>
      ) : summary === 'none' ? (
        <div className={classes.none}>
          <h2>{words.none.title}</h2>
          <p>{words.none.advice}</p>
        </div>
      ) : (
        <Summary summary={summary} onFinished={show} go={go} openBox={openBox} onWrongCustomer={onWrongCustomer} />
      )}
    </Screen>
  );
}

interface SummaryProps extends SummaryScreenProps {
  readonly summary: ShiftSummaryView;
  readonly onFinished: (finished: ShiftSummaryView | undefined) => void;
}

function Summary({ summary, onFinished, go, openBox, onWrongCustomer }: SummaryProps): ReactNode {
  const { summary: words, numbers } = useWords();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState<string>();
  const csv = useAction(
    () => client.shift.csv({ shift: summary.shift }),
    (file) => {
      saveText(file.name, file.text);
      setSaved(file.name);
    },
  );
  const ended = summary.endedAt !== undefined;
  return (
    <div className={classes.summary} data-ended={ended || undefined}>
      <section className={classes.receipt}>
        <Receipt total={summary.total} giant />
        <p className={classes.proof} data-balanced={summary.balanced}>
          <Shape signal={summary.balanced ? 'accepted' : 'attention'} size="30px" />
          {summary.balanced ? words.balanced : <Unbalanced />}
          <span className={classes.when}>
            {summary.endedAt === undefined ? words.since(summary.startedAt) : words.between(summary.startedAt, summary.endedAt)}
          </span>
        </p>
      </section>
      <div className={classes.actions}>
        <BigButton onClick={csv.run} loading={csv.running} leftSection={<IconDownload size={30} aria-hidden />}>
          {words.csv}
        </BigButton>
        <p className={classes.saved} role="status">
          {csv.failed ? words.unanswered : saved === undefined ? '' : words.csvSaved(saved)}
        </p>
        {ended ? (
          <BigButton tone="main" onClick={() => go('customers')} leftSection={<IconPlayerPlay size={30} aria-hidden />}>
            {words.next}
          </BigButton>
        ) : (
          <BigButton tone="main" onClick={() => setAsking(true)} leftSection={<IconFlagCheck size={30} aria-hidden />}>
            {words.finish}
          </BigButton>
        )}
      </div>
      <CustomerTable
        summary={summary}
        onWrongCustomer={() => onWrongCustomer({ among: summary.customers.map(({ id, name }) => ({ id, name })), shift: summary.shift })}
      />
      <dl className={classes.notBoxes} aria-label={words.notBoxes}>
        <div className={classes.notBox} data-kind="duplicate">
          <Shape signal="duplicate" size="44px" />
          <dd>{numbers.number(summary.repeated)}</dd>
          <dt>{words.repeated}</dt>
        </div>
        <div className={classes.notBox} data-kind="refused">
          <Shape signal="refused" size="44px" />
          <dd>{numbers.number(summary.refused)}</dd>
          <dt>{words.refused}</dt>
        </div>
      </dl>
      <BoxList shift={summary.shift} total={summary.total.scanned} openBox={openBox} />
      <FinishQuestion
        opened={asking}
        total={summary.total}
        onClose={() => setAsking(false)}
        onFinished={(finished) => {
          setAsking(false);
          onFinished(finished);
        }}
      />
    </div>
  );
}

function Unbalanced(): ReactNode {
  return useWords().frame.unbalanced.title;
}

function titleOf(words: ReturnType<typeof useWords>['summary'], summary: ShiftSummaryView | 'none' | undefined): string {
  return summary !== undefined && summary !== 'none' && summary.endedAt !== undefined ? words.finished : words.title;
}
