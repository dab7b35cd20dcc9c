import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  /** How wide its content may get: a story that is read, or a list that is looked over. */
  readonly width?: 'reading' | 'list' | 'table';
  /** As high as the window at least. */
  readonly whole?: boolean;
  readonly children: ReactNode;
}

/** What a screen scrolls: one thing below the other. */
export function Page({ width = 'list', whole = false, children }: PageProps): ReactNode {
  return (
    <div className={classes.page} data-width={width} data-whole={whole || undefined}>
      {children}
    </div>
  );
}
