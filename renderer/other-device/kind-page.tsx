import { UnstyledButton } from '@mantine/core';
import { IconDeviceMobile, IconDeviceTablet, IconHexagonLetterM } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { useWords } from '../words/words.ts';
import classes from './other-device.module.css';
import type { PageProps } from './page-props.ts';
import { RefusalHint } from './refusal-hint.tsx';

/** What the device is called by. A scan answers it too, and the number behind it at once. */
export function KindPage({ wizard, onAnswer, onLeave }: PageProps): ReactNode {
  const { otherDevice: words } = useWords();
  return (
    <QuestionPage question={words.kind.question} help={words.kind.help} next={<BigButton onClick={onLeave}>{words.leave}</BigButton>}>
      <div className={classes.kindsPage}>
        <RefusalHint refusal={wizard.refusal} />
        <div className={classes.kinds}>
          {KINDS.map(({ kind, icon }) => (
            <UnstyledButton key={kind} className={classes.kind} onClick={() => onAnswer({ type: 'kind', kind })}>
              {icon}
              <span className={classes.kindTitle}>{words.kind[kind].title}</span>
              <span className={classes.detail}>{words.kind[kind].detail}</span>
            </UnstyledButton>
          ))}
        </div>
      </div>
    </QuestionPage>
  );
}

const KINDS = [
  { kind: 'serial', icon: <IconDeviceTablet size={60} stroke={1.6} aria-hidden /> },
  { kind: 'meid', icon: <IconHexagonLetterM size={60} stroke={1.6} aria-hidden /> },
  { kind: 'imei', icon: <IconDeviceMobile size={60} stroke={1.6} aria-hidden /> },
] as const;
