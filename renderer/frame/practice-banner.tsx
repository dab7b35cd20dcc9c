import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import classes from './bars.module.css';

/** On every screen in practice, so that nobody packs for real in it. */
export function PracticeBanner(): ReactNode {
  const { frame } = useWords();
  return (
    <div className={classes.practice} role="note">
      <span>
        <strong>{frame.practice}</strong> — {frame.practiceMeaning}
      </span>
    </div>
  );
}
