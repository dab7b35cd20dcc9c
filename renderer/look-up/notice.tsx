import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Troubled } from '../../core/views/google.ts';
import { Shape } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';
import { useWords } from '../words/words.ts';
import classes from './notice.module.css';

/** What came of the last thing that a person did here. */
export interface Notice {
  readonly tone: 'good' | 'going' | 'bad';
  readonly text: string;
}

export function NoticeBar({ notice }: { readonly notice: Notice }): ReactNode {
  return (
    <p className={classes.notice} data-tone={notice.tone} role={notice.tone === 'bad' ? 'alert' : 'status'}>
      <Shape signal={SIGNALS[notice.tone]} size="34px" /> {notice.text}
    </p>
  );
}

const SIGNALS = { good: 'accepted', going: 'going', bad: 'attention' } as const;

/** Why Google did not answer, and what to do. */
export function TroubleBar({ trouble }: { readonly trouble: Troubled }): ReactNode {
  const { lookUp } = useWords();
  const { title, advice } = lookUp.troubles[trouble.trouble];
  return (
    <p className={classes.notice} data-tone="again" role="status">
      <IconAlertTriangle size={34} aria-hidden />
      <span>
        <b>{title}.</b> {advice} {trouble.code !== undefined && <small className={classes.code}>{lookUp.code(trouble.code)}</small>}
      </span>
    </p>
  );
}

/** The same as one line of text, where there is no room for more. */
export function troubleText({ lookUp }: Words, { trouble, code }: Troubled): string {
  const { title, advice } = lookUp.troubles[trouble];
  return `${title}. ${advice}${code === undefined ? '' : ` (${code})`}`;
}
