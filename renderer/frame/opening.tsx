import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { LostBar } from './lost-bar.tsx';
import { Mark } from './mark.tsx';
import classes from './opening.module.css';

/** Before the station has been heard for the first time. After a while without an answer it says so. */
export function Opening({ lost = false }: { readonly lost?: boolean }): ReactNode {
  const words = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={classes.opening}>
      {(late || lost) && <LostBar />}
      <div className={classes.middle}>
        <Mark size="120px" />
        <h1 className={classes.text}>{words.frame.opening}</h1>
      </div>
    </main>
  );
}

const PATIENCE_MS = 4000;
