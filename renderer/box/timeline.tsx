import type { ReactNode } from 'react';
import type { HistoryEntry } from '../../core/views/box.ts';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import { storyLine } from './story.ts';
import classes from './timeline.module.css';

/** Everything that happened to a box, oldest first. */
export function Timeline({ entries }: { readonly entries: readonly HistoryEntry[] }): ReactNode {
  const words = useWords();
  const { story } = words;
  return (
    <ol className={classes.timeline} aria-label={story.heading}>
      {entries.map((entry, index) => {
        const { signal, tone, title, detail } = storyLine(entry, words);
        const day = story.day(entry.at);
        const before = entries[index - 1];
        const isNewDay = before === undefined || story.day(before.at) !== day;
        return (
          <li key={entry.seq} className={classes.entry} data-tone={tone} data-type={entry.type}>
            {isNewDay && <p className={classes.day}>{day}</p>}
            <time className={classes.time} dateTime={new Date(entry.at).toISOString()}>
              {story.at(entry.at)}
            </time>
            <span className={classes.sign}>
              <Shape signal={signal} size="44px" />
            </span>
            <p className={classes.text}>
              <b>{title}</b> <span>{detail}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
