import { UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './other-device.module.css';
import type { PageProps } from './page-props.ts';
import { RefusalHint } from './refusal-hint.tsx';

/** The last look before the first device of a model is stored. */
export function CheckPage({ wizard, known, onAnswer }: PageProps): ReactNode {
  const { otherDevice: words } = useWords();
  const { kind, number, manufacturer, model } = wizard;
  return (
    <QuestionPage
      question={words.check.question}
      onBack={() => onAnswer({ type: 'back' })}
      next={
        <BigButton tone="main" onClick={() => onAnswer({ type: 'done', known })}>
          {words.check.store}
        </BigButton>
      }
    >
      <dl className={classes.facts}>
        <Fact name={words.kinds[kind]} change={words.check.change} onChange={() => onAnswer({ type: 'change', what: 'number' })}>
          <DeviceNumber value={number} />
        </Fact>
        <Fact name={words.typedModel.label} change={words.check.change} onChange={() => onAnswer({ type: 'change', what: 'model' })}>
          {model === '' ? words.check.noModel : model} <small>{manufacturer}</small>
        </Fact>
      </dl>
      <RefusalHint refusal={wizard.refusal} />
    </QuestionPage>
  );
}

interface FactProps {
  readonly name: string;
  readonly change: string;
  readonly onChange: () => void;
  readonly children: ReactNode;
}

function Fact({ name, change, onChange, children }: FactProps): ReactNode {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd>
        <UnstyledButton className={classes.change} aria-label={`${change}: ${name}`} onClick={onChange}>
          <IconPencil size={28} aria-hidden /> {change}
        </UnstyledButton>
      </dd>
    </div>
  );
}
