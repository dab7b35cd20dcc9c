import { UnstyledButton } from '@mantine/core';
import { IconRotateClockwise2, IconUserQuestion } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import type { HeldReason } from '../../core/domain/events.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './held-group.module.css';

interface HeldGroupProps {
  readonly reason: HeldReason;
  readonly boxes: readonly BoxView[];
  readonly running: boolean;
  readonly onRetry: (boxes: readonly BoxView[]) => void;
  readonly openBox: (box: string) => void;
}

/** All boxes that wait for the same thing. */
export function HeldGroup({ reason, boxes, running, onRetry, openBox }: HeldGroupProps): ReactNode {
  const { attention } = useWords();
  const { title, advice, who } = attention.reasons[reason];
  const [shown, setShown] = useState(STEP);
  const rest = boxes.length - shown;
  return (
    <section className={classes.group} data-reason={reason}>
      <div className={classes.head}>
        <span className={classes.sign}>
          <Shape signal="attention" size="76px" />
        </span>
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <p className={classes.advice}>{advice}</p>
          <p className={classes.who}>
            <IconUserQuestion size={26} aria-hidden /> {attention.who}: <b>{who}</b>
          </p>
        </div>
        {boxes.length > 1 && (
          <BigButton loading={running} onClick={() => onRetry(boxes)} leftSection={<IconRotateClockwise2 size={28} aria-hidden />}>
            {attention.retryGroup(boxes.length)}
          </BigButton>
        )}
      </div>
      <ul className={classes.boxes}>
        {boxes.slice(0, shown).map((box) => (
          <li key={box.id} className={classes.box}>
            <UnstyledButton className={classes.device} onClick={() => openBox(box.id)}>
              <span className={classes.imei}>
                <DeviceNumber value={box.name.value} />
              </span>
              <span className={classes.detail}>
                <b>{box.customer.name}</b>, {attention.scanned(box.acceptedAt)}
                {box.code !== undefined && <span className={classes.code}> · {attention.code(box.code)}</span>}
              </span>
            </UnstyledButton>
            <BigButton disabled={running} onClick={() => onRetry([box])} aria-label={attention.retryOne(box.name.value)}>
              {attention.retry}
            </BigButton>
          </li>
        ))}
      </ul>
      {rest > 0 && <BigButton onClick={() => setShown(shown + STEP)}>{attention.showMore(Math.min(rest, STEP))}</BigButton>}
    </section>
  );
}

/** So many at once: a page of four hundred rows is slow to draw and no easier to read. */
const STEP = 20;
