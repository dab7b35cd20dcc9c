import { Progress, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStationView } from '../connection/station.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import { atRest } from './at-rest.ts';
import classes from './google-progress.module.css';

/** What is on its way to Google now; a tap shows all of it. Always the same height, so that nothing jumps while one packs. */
export function GoogleProgress({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const { packing, atGoogle } = useWords();
  const { progress } = packing;
  const { operations, queue, total } = useStationView();
  const shown = operations.slice(0, 1);
  const more = operations.length - shown.length;
  const quiet = operations.length === 0 && queue.waiting + queue.underWay + queue.unsure === 0;
  const rest = quiet ? atRest(total, progress) : undefined;
  return (
    <section className={classes.progress} aria-label={progress.title}>
      {shown.map((operation) => (
        <div key={operation.claim} className={classes.operation}>
          <p className={classes.line}>
            <span className={classes.going}>
              <Shape signal="going" size="24px" />
            </span>
            <span className={classes.what}>{progress.operation(operation.size, operation.customerName)}</span>
            <b>{progress.percent(operation.progress)}</b>
          </p>
          <Progress.Root size={14} radius={7} className={classes.track ?? ''}>
            <Progress.Section
              value={operation.progress}
              color="var(--going)"
              aria-label={progress.label(operation.size, operation.customerName)}
            />
          </Progress.Root>
        </div>
      ))}
      {operations.length === 0 && (
        <p className={classes.line}>
          <span className={rest?.signal === 'accepted' ? classes.good : classes.going}>
            <Shape signal={rest?.signal ?? 'waiting'} size="24px" />
          </span>
          <span className={classes.what}>{rest?.text ?? progress.waiting(queue.waiting + queue.underWay + queue.unsure)}</span>
        </p>
      )}
      {operations.length > 0 && (
        <p className={classes.rest}>
          {[more > 0 ? progress.more(more) : '', queue.waiting > 0 ? progress.waiting(queue.waiting) : '']
            .filter((text) => text !== '')
            .join(' · ')}
        </p>
      )}
      <UnstyledButton className={classes.open} aria-label={atGoogle.open} onClick={onOpen} />
    </section>
  );
}
