import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GoogleView, OperationView } from '../../core/views/google.ts';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './operation-bar.module.css';

interface OperationBarProps {
  readonly operation: OperationView;
  readonly google: GoogleView;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One request that Google works on: how far it is, how fast, and what the next look at it waits for. */
export function OperationBar({ operation, google, now }: OperationBarProps): ReactNode {
  const { operation: words } = useWords().atGoogle;
  const { kind, customerName, size, answered, progress, perSecond, leftMs, asked, nextAt, failures, code } = operation;
  const troubled = failures > 0;
  const waits = troubled || google.state === 'budget';
  const facts = [
    ...(perSecond === undefined || troubled ? [] : [words.rate(perSecond)]),
    ...(leftMs === undefined || troubled ? [] : [words.left(leftMs)]),
    ...(asked === 0 ? [] : [words.asked(asked)]),
    ...(nextAt === 0 ? [] : [words.next(nextAt - now)]),
  ];
  return (
    <li className={classes.operation} data-kind={kind} data-waits={waits || undefined}>
      <div className={classes.line}>
        <span className={classes.sign}>
          <Shape signal={waits ? 'waiting' : kind === 'claim' ? 'going' : 'released'} size="52px" />
        </span>
        <p className={classes.what}>
          <b>{words.title[kind]}</b> {words.forCustomer[kind](customerName)}
        </p>
        <p className={classes.count}>{words.answered(answered, size)}</p>
      </div>
      <Progress.Root size={30} radius={15} className={classes.track ?? ''}>
        <Progress.Section
          value={progress}
          color={waits ? 'var(--again)' : 'var(--going)'}
          aria-label={words.label[kind](size, customerName)}
        />
      </Progress.Root>
      <p className={classes.facts} aria-live="off">
        <b>{troubled ? words.trouble(code ?? words.noCode, failures) : google.state === 'budget' ? words.budget : words.working}</b>
        {facts.map((fact) => ` · ${fact}`)}
      </p>
    </li>
  );
}
