import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { Shape, type Signal } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import { DeviceNumber } from './device-number.tsx';
import classes from './result-panel.module.css';

interface ResultLayoutProps {
  readonly signal: Signal;
  readonly over?: string | undefined;
  readonly title: string;
  /** The IMEI whose last four digits are shown giant. */
  readonly last?: string;
  /** What may be done about it; beside the digits, because below them there is no room on a low screen. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A result: its shape, what became of the box, its last four digits giant, and more for whoever comes nearer. */
export function ResultLayout({ signal, over, title, last, actions, children }: ResultLayoutProps): ReactNode {
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
          <div className={classes.row}>
            <p className={classes.last} aria-label={words.imeiEnds(last.slice(-4))}>
              {last.slice(-4)}
            </p>
            {actions !== undefined && actions !== false && <div className={classes.actions}>{actions}</div>}
          </div>
        )}
        {children}
      </div>
    </>
  );
}

/** All numbers of a box, to be compared with its label. */
export function DeviceNumbers({ box: { name, identifiers } }: { readonly box: BoxView }): ReactNode {
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
