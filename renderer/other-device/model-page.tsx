import { UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { QuestionPage } from '../frame/question-page.tsx';
import { useWords } from '../words/words.ts';
import classes from './other-device.module.css';
import type { PageProps } from './page-props.ts';
import { RefusalHint } from './refusal-hint.tsx';

/** The models that Google has confirmed here, the most frequent first. Offered: another one can be named, and where the number is enough, none. */
export function ModelPage({ wizard, known, onAnswer }: PageProps): ReactNode {
  const { otherDevice: words } = useWords();
  return (
    <QuestionPage
      question={words.model.question}
      help={`${words.kinds[wizard.kind]} ${wizard.number}. ${words.model.help}`}
      onBack={() => onAnswer({ type: 'back' })}
    >
      <RefusalHint refusal={wizard.refusal} />
      <div className={classes.models}>
        {known.map((model) => (
          <UnstyledButton
            key={JSON.stringify([model.manufacturer, model.model])}
            className={classes.model}
            onClick={() => onAnswer({ type: 'model', model })}
          >
            <span className={classes.modelName}>{model.model}</span>
            <span className={classes.detail}>{model.manufacturer}</span>
          </UnstyledButton>
        ))}
        <UnstyledButton className={classes.model} data-other onClick={() => onAnswer({ type: 'other-model' })}>
          <span className={classes.modelName}>
            <IconKeyboard size={32} aria-hidden /> {words.model.other}
          </span>
        </UnstyledButton>
        {wizard.kind !== 'serial' && (
          <UnstyledButton className={classes.model} data-other onClick={() => onAnswer({ type: 'without-model' })}>
            <span className={classes.modelName}>
              <IconMinus size={32} aria-hidden /> {words.model.without}
            </span>
            <span className={classes.detail}>{words.model.withoutDetail}</span>
          </UnstyledButton>
        )}
      </div>
    </QuestionPage>
  );
}
