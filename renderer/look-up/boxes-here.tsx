import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Shape, signalOf } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './boxes-here.module.css';

/** What this station has done with the device, the newest first. */
export function BoxesHere({
  boxes,
  openBox,
}: {
  readonly boxes: readonly BoxView[];
  readonly openBox: ((box: string) => void) | undefined;
}): ReactNode {
  const { lookUp, packing, attention } = useWords();
  const { title, none, when, history } = lookUp.boxes;
  return (
    <section className={classes.card} aria-labelledby="boxes-here">
      <h2 className={classes.title} id="boxes-here">
        {title}
      </h2>
      {boxes.length === 0 && <p className={classes.none}>{none}</p>}
      <ol className={classes.boxes}>
        {boxes.map((box) => (
          <li key={box.id} className={classes.box} data-state={box.state}>
            <Shape signal={signalOf(box.state)} size="44px" />
            <div className={classes.text}>
              <p className={classes.state}>
                {packing.states[box.state]} <span className={classes.customer}>{box.customer.name}</span>
              </p>
              <p className={classes.when}>
                {when(box.acceptedAt, box.source)}
                {box.reason !== undefined && `. ${attention.reasons[box.reason].title}`}
                {box.code !== undefined && ` (${box.code})`}
              </p>
            </div>
            {openBox !== undefined && (
              <BigButton onClick={() => openBox(box.id)} leftSection={<IconHistory size={28} aria-hidden />}>
                {history}
              </BigButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
