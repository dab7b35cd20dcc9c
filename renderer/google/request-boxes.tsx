import { UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import tile from '../frame/box-tile.module.css';
import { BigButton } from '../frame/big-button.tsx';
import { Shape, signalOf } from '../frame/shapes.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './request-boxes.module.css';

interface RequestBoxesProps {
  readonly boxes: readonly BoxView[];
  /** Of the whole request. */
  readonly size: number;
  readonly offset: number;
  readonly page: number;
  readonly onOffset: (offset: number) => void;
  readonly openBox: (box: string) => void;
}

/** The boxes of a request in the order in which they were scanned, each with its result; a tap tells its story. */
export function RequestBoxes({ boxes, size, offset, page, onOffset, openBox }: RequestBoxesProps): ReactNode {
  const { atGoogle, attention, packing } = useWords();
  const { request: words } = atGoogle;
  return (
    <section aria-label={words.devices}>
      <ul className={classes.boxes}>
        {boxes.map((box) => (
          <li key={box.id}>
            <UnstyledButton className={`${tile.tile} ${classes.box}`} data-state={box.state} onClick={() => openBox(box.id)}>
              <span className={tile.sign}>
                <Shape signal={signalOf(box.state)} size="36px" />
              </span>
              <span className={tile.text}>
                <span className={classes.number}>
                  <DeviceNumber value={box.name.value} />
                </span>
                <span className={classes.state}>
                  {box.state === 'held' && box.reason !== undefined ? attention.reasons[box.reason].title : packing.states[box.state]}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {size > page && (
        <div className={classes.pages}>
          <BigButton aria-label={words.previous} disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - page))}>
            <IconChevronLeft size={32} aria-hidden />
          </BigButton>
          <span>{words.page(offset + 1, Math.min(offset + page, size), size)}</span>
          <BigButton aria-label={words.next} disabled={offset + page >= size} onClick={() => onOffset(offset + page)}>
            <IconChevronRight size={32} aria-hidden />
          </BigButton>
        </div>
      )}
    </section>
  );
}
