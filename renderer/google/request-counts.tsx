import type { ReactNode } from 'react';
import type { BatchView } from '../../core/views/google.ts';
import { Shape, type Signal } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './request-counts.module.css';

/** What became of the boxes of one request; only what there is. */
export function RequestCounts({ counts }: { readonly counts: BatchView['counts'] }): ReactNode {
  const { counts: words } = useWords().atGoogle.request;
  return (
    <span className={classes.counts}>
      {PARTS.map(([part, signal]) =>
        counts[part] === 0 ? null : (
          <span key={part} className={classes.count} data-part={part}>
            <Shape signal={signal} size="28px" /> {words[part](counts[part])}
          </span>
        ),
      )}
    </span>
  );
}

const PARTS: readonly (readonly [keyof BatchView['counts'], Signal])[] = [
  ['claimed', 'accepted'],
  ['released', 'released'],
  ['held', 'attention'],
  ['underWay', 'going'],
  ['waiting', 'waiting'],
  ['moved', 'duplicate'],
  ['undone', 'undone'],
];
