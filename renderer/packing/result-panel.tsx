import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import { BoxPicture } from './box-picture.tsx';
import { DeviceNumber } from './device-number.tsx';
import type { PackingState, Shown } from './packing-session.ts';
import classes from './result-panel.module.css';

interface ResultPanelProps {
  readonly state: PackingState;
  /** Whether a box may be held to the camera; only changes what the empty panel asks for. */
  readonly camera: boolean;
  readonly onForgetHalf: () => void;
}

/** What became of the last box, in colour, shape and words. */
export function ResultPanel({ state, camera, onForgetHalf }: ResultPanelProps): ReactNode {
  const words = useWords().packing;
  const { shown, before, pending, turn, half } = state;
  // While the next box is stored, the colour of the last one stays for a moment: a fast station must not flicker all day.
  const colour = shown.kind === 'storing' ? (before?.kind ?? 'idle') : shown.kind;
  return (
    <section className={classes.panel} data-result={shown.kind} data-colour={colour} aria-live="assertive" aria-atomic>
      <div className={classes.body} key={`${shown.kind} ${turn}`}>
        {shown.kind === 'half' ? <Half imei={half ?? ''} onForget={onForgetHalf} /> : <Result shown={shown} camera={camera} />}
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
    <Layout signal="half" title={half.title}>
      <p className={classes.advice}>{half.advice}</p>
      <p className={classes.full}>
        <DeviceNumber value={imei} />
      </p>
      <BigButton className={classes.forget ?? ''} onClick={onForget}>
        {half.cancel}
      </BigButton>
    </Layout>
  );
}

function Result({ shown, camera }: { readonly shown: Exclude<Shown, { kind: 'half' }>; readonly camera: boolean }): ReactNode {
  const words = useWords().packing;
  switch (shown.kind) {
    case 'idle':
      return <Idle camera={camera} />;
    case 'storing':
      return (
        <Layout signal="storing" title={words.storing.title}>
          <p className={classes.advice}>{words.storing.advice}</p>
        </Layout>
      );
    case 'accepted':
      return (
        <Layout signal="accepted" title={words.accepted.title} last={shown.box.name.value}>
          <DeviceNumbers box={shown.box} />
          <p className={classes.note}>{words.accepted.forCustomer(shown.box.customer.name)}</p>
        </Layout>
      );
    case 'duplicate':
      return <Duplicate shown={shown} />;
    case 'refused':
      return <Refused shown={shown} />;
  }
}

function Duplicate({ shown }: { readonly shown: Extract<Shown, { kind: 'duplicate' }> }): ReactNode {
  const words = useWords().packing;
  const { box, otherCustomer } = shown;
  const { duplicate } = words;
  return (
    <Layout signal="duplicate" title={otherCustomer ? duplicate.otherTitle : duplicate.title} last={box.name.value}>
      <DeviceNumbers box={box} />
      <p className={classes.note}>
        {otherCustomer
          ? duplicate.otherAdvice(box.customer.name)
          : `${duplicate.when(box.acceptedAt, box.customer.name)} ${duplicate.advice}`}
      </p>
    </Layout>
  );
}

function Refused({ shown }: { readonly shown: Extract<Shown, { kind: 'refused' }> }): ReactNode {
  const words = useWords().packing;
  const { title, advice } = words.refusals[shown.reason];
  const kinds: Readonly<Record<string, string>> = words.codeKinds;
  const codes = shown.codes.slice(0, CODES_SHOWN);
  const more = shown.codes.length - codes.length;
  return (
    <Layout signal="refused" over={shown.reason === 'no-answer' ? words.refused.unconfirmed : words.refused.title} title={title}>
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
    </Layout>
  );
}

const CODES_SHOWN = 3;

interface LayoutProps {
  readonly signal: 'accepted' | 'duplicate' | 'refused' | 'half' | 'storing';
  readonly over?: string | undefined;
  readonly title: string;
  /** The IMEI whose last four digits are shown giant. */
  readonly last?: string;
  readonly children: ReactNode;
}

function Layout({ signal, over, title, last, children }: LayoutProps): ReactNode {
  const words = useWords().packing;
  return (
    <>
      <div className={classes.shape}>
        <Shape signal={signal} size="100%" />
      </div>
      <div className={classes.words}>
        {over !== undefined && <p className={classes.over}>{over}</p>}
        <h2 className={classes.title}>{title}</h2>
        {last !== undefined && (
          <p className={classes.last} aria-label={words.imeiEnds(last.slice(-4))}>
            {last.slice(-4)}
          </p>
        )}
        {children}
      </div>
    </>
  );
}

function DeviceNumbers({ box: { name, identifiers } }: { readonly box: BoxView }): ReactNode {
  const words = useWords().packing;
  const { imei2 } = identifiers;
  return (
    <p className={classes.full}>
      <span>
        {words.codeKinds[name.kind]} <DeviceNumber value={name.value} />
      </span>
      {imei2 !== undefined && (
        <span>
          {words.secondImei} <DeviceNumber value={imei2} />
        </span>
      )}
    </p>
  );
}

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
  if (shown.kind !== 'accepted' && shown.kind !== 'duplicate' && shown.kind !== 'refused') return null;
  const what = shown.kind === 'refused' ? words.refusals[shown.reason].title : shown.box.name.value.slice(-4);
  return (
    <span className={classes.before} data-before={shown.kind}>
      <Shape signal={shown.kind} size="26px" />
      {words.before.label}: {what}, {words.before[shown.kind]}
    </span>
  );
}
