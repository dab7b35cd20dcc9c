import { useState, type ReactNode } from 'react';
import type { LocatedBox } from '../../core/views/box.ts';
import type { CustomerView } from '../../core/views/customer.ts';
import { useClient } from '../connection/station.tsx';
import { useAnswer } from '../connection/use-answer.ts';
import { BigButton } from '../frame/big-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { CustomerTiles } from '../customers/customer-tiles.tsx';
import { Headline } from '../frame/headline.tsx';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useAction } from '../frame/use-action.ts';
import { useChanges } from '../google/use-changes.ts';
import { CustomerChoice } from '../look-up/customer-choice.tsx';
import { useWords } from '../words/words.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { countMovable, isMoved, type Correction, type WhoseCorrection } from './correction.ts';
import { ProgressPage } from './progress-page.tsx';
import classes from './corrections.module.css';
import { WhichPage } from './which-page.tsx';

interface CorrectionScreenProps {
  readonly correction: Correction | WhoseCorrection;
  readonly onBack: () => void;
}

/** Boxes for the wrong customer: whose, which, for whom, and what became of each of them. One question after the other. */
export function CorrectionScreen({ correction, onBack }: CorrectionScreenProps): ReactNode {
  const { move } = useWords().corrections;
  const [chosen, setChosen] = useState<Correction['customer']>();
  if ('customer' in correction) return <Steps correction={correction} onBack={onBack} />;
  const { among, shift } = correction;
  const customer = chosen ?? (among.length === 1 ? among[0] : undefined);
  if (customer !== undefined) return <Steps correction={{ customer, shift }} onBack={onBack} />;
  return (
    <Screen name="correction" head={<Head onBack={onBack} />}>
      <QuestionPage question={move.whose}>
        <CustomerTiles customers={among.map((one) => ({ ...one, terms: 'unknown' }))} onChoose={setChosen} />
      </QuestionPage>
    </Screen>
  );
}

function Steps({ correction, onBack }: { readonly correction: Correction; readonly onBack: () => void }): ReactNode {
  const words = useWords();
  const { move: said } = words.corrections;
  const client = useClient();
  const { customer, shift, box } = correction;
  const [onlyBox, setOnlyBox] = useState(shift === undefined);
  const [to, setTo] = useState<CustomerView>();
  /** Those that somebody has decided to move, by ID. From then on the list stays as it is, whoever's the boxes are. */
  const [moving, setMoving] = useState<readonly string[]>();
  const [refusal, setRefusal] = useState<string>();
  const [asked, setAsked] = useState(shift === undefined || box === undefined);

  const ask = (): Promise<LocatedBox[]> => {
    if (moving !== undefined) return client.corrections.locate({ boxes: [...moving] });
    if (onlyBox && box !== undefined) return client.corrections.locate({ boxes: [box.id] });
    return client.corrections.ofCustomer({ shift: shift ?? '', customer: customer.id });
  };
  const { answer: boxes, failed, reload } = useAnswer(ask, moving?.join() ?? String(onlyBox), useChanges());
  const start = useAction(
    (ids: readonly string[], target: CustomerView, alsoClaimed: boolean) =>
      client.corrections.move({ boxes: [...ids], customer: target.id, alsoClaimed }),
    (answer) => {
      if (answer.outcome === 'refused') return setRefusal(said.refused[answer.reason]);
      setRefusal(undefined);
      if (moving === undefined) setMoving(answer.boxes.map((one) => one.box.id));
      else reload();
    },
  );
  const failure = start.failed ? said.unanswered : refusal;

  if (boxes === undefined || boxes.length === 0)
    return (
      <Screen name="correction" head={<Head onBack={onBack} />}>
        <p className={classes.none} role="status">
          {boxes === undefined ? (failed ? said.unanswered : said.loading) : said.none.title}
          {boxes !== undefined && <span>{said.none.advice}</span>}
        </p>
      </Screen>
    );

  if (moving !== undefined && to !== undefined) {
    const movable = countMovable(boxes, to.id);
    const moved = boxes.filter((one) => isMoved(one.box, to.id) && one.where !== 'gone');
    const claimed = moved.filter((one) => one.box.state === 'claimed' && one.box.next === undefined).length;
    const all = boxes.filter(({ where }) => where !== 'gone').length;
    const isDone = claimed === all;
    return (
      <Screen
        name="correction"
        head={
          <Headline
            tone={isDone ? 'good' : moved.length === all ? 'going' : 'again'}
            signal={isDone ? 'accepted' : moved.length === all ? 'going' : 'attention'}
            title={moved.length === all ? said.progress.done(all, to.name) : said.progress.going(moved.length, all, to.name)}
            detail={said.progress.claimed(claimed, all)}
          />
        }
      >
        <ProgressPage
          boxes={boxes}
          to={to}
          more={movable.here + movable.claimed}
          away={movable.away}
          done={isDone}
          running={start.running}
          failure={failure}
          onMore={() => start.run(moving, to, true)}
          onFinish={onBack}
        />
      </Screen>
    );
  }

  const ids = boxes.map((one) => one.box.id);
  if (box !== undefined && !asked && boxes.length > 1)
    return (
      <Screen name="correction" head={<Head onBack={onBack} />}>
        <WhichPage
          box={box}
          customer={customer.name}
          count={boxes.length}
          onBox={() => {
            setOnlyBox(true);
            setAsked(true);
          }}
          onAll={() => setAsked(true)}
        />
      </Screen>
    );
  if (to === undefined)
    return (
      <Screen name="correction" head={<Head onBack={onBack} />}>
        <CustomerChoice title={said.choose(boxes.length)} without={customer.id} onChoose={setTo} onBack={onBack} />
      </Screen>
    );
  const movable = countMovable(boxes, to.id);
  return (
    <Screen name="correction" head={<Head onBack={onBack} />}>
      <ConfirmPage
        from={customer}
        to={to}
        movable={movable}
        running={start.running}
        failure={failure}
        onBack={() => setTo(undefined)}
        // What was shown as still here and is claimed by now, nobody has agreed to take from its customer.
        onConfirmed={() => start.run(ids, to, movable.claimed > 0)}
      />
    </Screen>
  );
}

function Head({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { move } = useWords().corrections;
  return (
    <TitleBand title={move.title} alone>
      <BigButton tone="band" onClick={onBack}>
        {move.cancel}
      </BigButton>
    </TitleBand>
  );
}
