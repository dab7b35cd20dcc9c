import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { BigButton } from './big-button.tsx';
import classes from './question.module.css';

interface QuestionProps {
  readonly opened: boolean;
  readonly title: string;
  readonly meaning: string;
  readonly yes: string;
  readonly no: string;
  readonly tone?: 'main' | 'danger';
  readonly running?: boolean;
  /** Said instead of doing it, when there was no answer. */
  readonly failure?: string | undefined;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** One question with two large answers. The first focus is on the one that changes nothing. */
export function Question(props: QuestionProps): ReactNode {
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onNo}
      size={760}
      padding={36}
      centered
      radius="lg"
      transitionProps={{ duration: 120 }}
      classNames={{ content: classes.content ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.7} />
      <Modal.Content>
        <Modal.Body>
          <Modal.Title className={classes.title ?? ''}>{props.title}</Modal.Title>
          <p className={classes.meaning}>{props.meaning}</p>
          {props.failure !== undefined && (
            <p className={classes.failure} role="alert">
              {props.failure}
            </p>
          )}
          <div className={classes.answers}>
            <BigButton onClick={props.onNo} data-autofocus>
              {props.no}
            </BigButton>
            <BigButton tone={props.tone ?? 'main'} loading={props.running ?? false} onClick={props.onYes}>
              {props.yes}
            </BigButton>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
