import type { ReactNode } from 'react';
import { useStore } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { GiantField } from '../frame/giant-field.tsx';
import type { PackingSession } from '../packing/packing-session.ts';
import { ResultPanel } from '../packing/result-panel.tsx';
import { useWords } from '../words/words.ts';
import classes from './next-page.module.css';
import type { PageProps } from './page-props.ts';
import { RefusalHint } from './refusal-hint.tsx';

/** What became of the last device, and the next one of its model: one scan stores it. */
export function NextPage({ wizard, known, onAnswer, onLeave, session }: PageProps & { readonly session: PackingSession }): ReactNode {
  const { otherDevice: words } = useWords();
  const state = useStore(session);
  const { kind, manufacturer, model } = wizard;
  const store = (): void => onAnswer({ type: 'done', known });
  return (
    <div className={classes.page}>
      <ResultPanel state={state} camera={false} onForgetHalf={() => {}} />
      <div className={classes.next}>
        <div>
          <h2 className={classes.question}>{words.next[kind]}</h2>
          <p className={classes.help}>{words.next.help}</p>
        </div>
        <GiantField
          label={words.number[kind].label}
          code
          maxLength={100}
          value={wizard.number}
          onType={(text) => onAnswer({ type: 'typed', text })}
          onEnter={store}
        />
        {wizard.number !== '' && (
          <BigButton tone="main" onClick={store}>
            {words.next.store}
          </BigButton>
        )}
        {/* A refused scan is told by the panel already; only what was typed is told here. */}
        {!(state.shown.kind === 'refused' && state.shown.reason === wizard.refusal) && <RefusalHint refusal={wizard.refusal} />}
        <div className={classes.same}>
          <p className={classes.sameWords}>
            {words.next.same}
            <b>{model === '' ? words.check.noModel : model}</b>
            {manufacturer}
          </p>
          <BigButton onClick={() => onAnswer({ type: 'other-model' })}>{words.next.other}</BigButton>
        </div>
        <BigButton onClick={onLeave}>{words.leave}</BigButton>
      </div>
    </div>
  );
}
