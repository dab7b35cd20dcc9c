import type { ReactNode } from 'react';
import type { LocatedBox } from '../../core/views/box.ts';
import tile from '../frame/box-tile.module.css';
import { HoldButton } from '../frame/hold-button.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Page } from '../frame/page.tsx';
import { Shape } from '../frame/shapes.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import { becameOf } from './correction.ts';
import classes from './corrections.module.css';

interface ProgressPageProps {
  readonly boxes: readonly LocatedBox[];
  readonly to: { readonly id: string; readonly name: string };
  /** Boxes that could not be moved before and can be now. */
  readonly more: number;
  /** Boxes that Google has not answered for yet, for the first customer. */
  readonly away: number;
  readonly done: boolean;
  readonly running: boolean;
  readonly failure: string | undefined;
  readonly onMore: () => void;
  readonly onFinish: () => void;
}

/** What became of each box, as it becomes so. */
export function ProgressPage({ boxes, to, more, away, done, running, failure, onMore, onFinish }: ProgressPageProps): ReactNode {
  const words = useWords();
  const { progress, confirm } = words.corrections.move;
  const said = more > 0 ? progress.more(more) : away > 0 ? progress.away(away) : done ? '' : progress.rest;
  return (
    <Page>
      <div className={classes.after}>
        <p className={classes.said} role="status">
          {failure ?? said}
        </p>
        {more > 0 && (
          <HoldButton
            label={confirm.hold(more, to.name)}
            hint={confirm.hint}
            again={confirm.again}
            running={running}
            runningLabel={confirm.running}
            onHeld={onMore}
          />
        )}
        <BigButton tone="main" onClick={onFinish}>
          {progress.finish}
        </BigButton>
      </div>
      <ul className={classes.boxes} aria-label={progress.list}>
        {boxes.slice(0, SHOWN).map((one) => {
          const { text, signal, tone } = becameOf(one, to, words);
          return (
            <li key={one.box.id}>
              <div className={`${tile.tile} ${classes.box}`} data-tone={tone}>
                <span className={tile.sign}>
                  <Shape signal={signal} size="36px" />
                </span>
                <span className={tile.text}>
                  <span className={classes.number}>
                    <DeviceNumber value={one.box.name.value} />
                  </span>
                  <span className={classes.became}>{text}</span>
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      {boxes.length > SHOWN && <p className={classes.said}>{progress.others(boxes.length - SHOWN)}</p>}
    </Page>
  );
}

/** Nobody reads more of them; each has its story. */
const SHOWN = 240;
