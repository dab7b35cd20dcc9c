import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './not-stored-notice.module.css';

/** A box was scanned where nothing is packed. It covers the screen, because a worker who heard the sound looks up once. */
export function NotStoredNotice({ onPacking, onClose }: { readonly onPacking: () => void; readonly onClose: () => void }): ReactNode {
  const { packing, frame } = useWords();
  const { title, advice } = packing.refusals['not-packing'];
  return (
    <div className={classes.notice} role="alertdialog" aria-label={title} aria-describedby="not-stored">
      <Shape signal="refused" size="120px" />
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        <p id="not-stored" className={classes.advice}>
          {advice}
        </p>
      </div>
      <BigButton onClick={onClose}>{frame.close}</BigButton>
      <BigButton onClick={onPacking}>{frame.packing}</BigButton>
    </div>
  );
}
