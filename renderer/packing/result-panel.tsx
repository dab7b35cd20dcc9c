import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import { BoxPicture } from './box-picture.tsx';
import { DeviceNumber } from './device-number.tsx';
import { DeviceNumbers, ResultLayout } from './result-layout.tsx';
import { NotUndone, TakeBack, Undone, type Correct } from './undo-results.tsx';
import type { PackingState, Shown } from './packing-session.ts';
import classes from './result-panel.module.css';

interface ResultPanelProps {
  readonly state: PackingState;
  /** Whether a box may be held to the camera; only changes what the empty panel asks for. */
  readonly camera: boolean;
  readonly onForgetHalf: () => void;
  /** Where boxes can be put right; without it nothing is offered. */
  readonly correct?: Correct;
}

/** What became of the last box, in colour, shape and words. */
export function ResultPanel({ state, camera, onForgetHalf, correct }: ResultPanelProps): ReactNode {
  const words = useWords().packing;
  const { shown, before, pending, turn, half } = state;
  // While the next box is stored, the colour of the last one stays for a moment: a fast station must not flicker all day.
  const colour = shown.kind === 'storing' ? (before?.kind ?? 'idle') : shown.kind;
  return (
    <section className={classes.panel} data-result={shown.kind} data-colour={colour} aria-live="assertive" aria-atomic>
      <div className={classes.body} key={`${shown.kind} ${turn}`}>
        {shown.kind === 'half' ? (
          <Half imei={half ?? ''} onForget={onForgetHalf} />
        ) : (
          <Result shown={shown} camera={camera} correct={correct} />
        )}
      </div>
      {(before !== undefined || pending > 0 || (half !== undefined && shown.kind !== 'half')) && (
        <p className={classes.foot}>
          {half !== undefined && shown.kind !== 'half' ? (
            <span className={classes.before}>
              <Shape signal="half" size="26px" /> {words.half.held(half.slice(-4))}
            </span>
          ) : (
            before !== undefined && <Before shown={before} />
          )}
          {pending > 0 && <span className={classes.pending}>{words.pending(pending)}</span>}
        </p>
      )}
    </section>
  );
}

function Half({ imei, onForget }: { readonly imei: string; readonly onForget: () => void }): ReactNode {
  const { half } = useWords().packing;
  return (
    <ResultLayout signal="half" title={half.title}>
      <p className={classes.advice}>{half.advice}</p>
      <p className={classes.full}>
        <DeviceNumber value={imei} />
      </p>
      <BigButton className={classes.forget ?? ''} onClick={onForget}>
        {half.cancel}
      </BigButton>
    </ResultLayout>
  );
}

interface ResultProps {
  readonly shown: Exclude<Shown, { kind: 'half' }>;
  readonly camera: boolean;
  readonly correct: Correct | undefined;
}

function Result({ shown, camera, correct }: ResultProps): ReactNode {
  const words = useWords().packing;
  switch (shown.kind) {
    case 'idle':
      return <Idle camera={camera} />;
    case 'storing':
      return (
        <ResultLayout signal="storing" title={words.storing.title}>
          <p className={classes.advice}>{words.storing.advice}</p>
        </ResultLayout>
      );
    case 'accepted':
      return (
        <ResultLayout
          signal="accepted"
          title={words.accepted.title}
          last={shown.box.name.value}
          actions={correct !== undefined && <TakeBack box={shown.box} correct={correct} />}
        >
          <DeviceNumbers box={shown.box} />
          <p className={classes.note}>{words.accepted.forCustomer(shown.box.customer.name)}</p>
        </ResultLayout>
      );
    case 'duplicate':
      return <Duplicate shown={shown} correct={correct} />;
    case 'undone':
      return <Undone shown={shown} correct={correct} />;
    case 'not-undone':
      return <NotUndone shown={shown} />;
    case 'refused':
      return <Refused shown={shown} />;
  }
}

interface DuplicateProps {
  readonly shown: Extract<Shown, { kind: 'duplicate' }>;
  readonly correct: Correct | undefined;
}

function Duplicate({ shown, correct }: DuplicateProps): ReactNode {
  const words = useWords().packing;
  const { box, otherCustomer } = shown;
  const { duplicate } = words;
  return (
    <ResultLayout
      signal="duplicate"
      title={otherCustomer ? duplicate.otherTitle : duplicate.title}
      last={box.name.value}
      actions={otherCustomer && correct !== undefined && <TakeBack box={box} correct={correct} />}
    >
      <DeviceNumbers box={box} />
      <p className={classes.note}>
        {otherCustomer
          ? duplicate.otherAdvice(box.customer.name)
          : `${duplicate.when(box.acceptedAt, box.customer.name)} ${duplicate.advice}`}
      </p>
    </ResultLayout>
  );
}

function Refused({ shown }: { readonly shown: Extract<Shown, { kind: 'refused' }> }): ReactNode {
  const words = useWords().packing;
  const { title, advice } = words.refusals[shown.reason];
  const kinds: Readonly<Record<string, string>> = words.codeKinds;
  const codes = shown.codes.slice(0, CODES_SHOWN);
  const more = shown.codes.length - codes.length;
  return (
    <ResultLayout signal="refused" over={shown.reason === 'no-answer' ? words.refused.unconfirmed : words.refused.title} title={title}>
      <p className={classes.advice}>{advice}</p>
      {codes.length > 0 && (
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={`${code.kind} ${code.value}`}>
              {kinds[code.kind] ?? words.codeKinds.unknown} <b>{code.value}</b>
            </li>
          ))}
          {more > 0 && <li>{words.moreCodes(more)}</li>}
        </ul>
      )}
    </ResultLayout>
  );
}

const CODES_SHOWN = 3;

function Idle({ camera }: { readonly camera: boolean }): ReactNode {
  const { idle } = useWords().packing;
  return (
    <>
      <div className={classes.shape}>
        <BoxPicture />
      </div>
      <div className={classes.words}>
        <h2 className={classes.title}>{idle.title}</h2>
        <p className={classes.advice}>{camera ? idle.camera : idle.scannerOnly}</p>
        {camera && <p className={classes.note}>{idle.scanner}</p>}
      </div>
    </>
  );
}

function Before({ shown }: { readonly shown: Shown }): ReactNode {
  const words = useWords().packing;
  if (shown.kind === 'idle' || shown.kind === 'storing' || shown.kind === 'half') return null;
  const number = shown.kind === 'undone' ? shown.number : 'box' in shown ? shown.box.name.value : '';
  const what = shown.kind === 'refused' ? words.refusals[shown.reason].title : number.slice(-4);
  return (
    <span className={classes.before} data-before={shown.kind}>
      <Shape signal={shown.kind === 'not-undone' ? 'attention' : shown.kind} size="26px" />
      {words.before.label}: {what}, {words.before[shown.kind]}
    </span>
  );
}
