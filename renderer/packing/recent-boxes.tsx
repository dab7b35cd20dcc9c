import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import tile from '../frame/box-tile.module.css';
import { Shape, signalOf } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './recent-boxes.module.css';

interface RecentBoxesProps {
  /** Newest first. */
  readonly boxes: readonly BoxView[];
  /** The customer on the screen; only boxes of others say whose they are. */
  readonly customer: string;
  readonly openBox: (box: string) => void;
}

/** The last boxes and where each one stands, as many as fit in one line. A tap tells the story of one. */
export function RecentBoxes({ boxes, customer, openBox }: RecentBoxesProps): ReactNode {
  const words = useWords().packing;
  if (boxes.length === 0) return <p className={classes.empty}>{words.recentEmpty}</p>;
  return (
    <ol className={classes.boxes} aria-label={words.recent}>
      {boxes.slice(0, SHOWN).map((box) => (
        <li key={box.id} className={classes.item}>
          <UnstyledButton className={`${tile.tile} ${classes.box}`} data-state={box.state} onClick={() => openBox(box.id)}>
            <span className={tile.sign}>
              <Shape signal={signalOf(box.state)} size="34px" />
            </span>
            <span className={tile.text}>
              <b className={classes.digits} aria-label={words.imeiEnds(box.name.value.slice(-4))} role="img">
                {box.name.value.slice(-4)}
              </b>
              <span className={classes.state}>{words.states[box.state]}</span>
              {box.customer.id !== customer && <span className={classes.other}>{box.customer.name}</span>}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}

const SHOWN = 10;
