import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { GiantField } from '../frame/giant-field.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { useWords } from '../words/words.ts';
import type { PageProps } from './page-props.ts';
import { RefusalHint } from './refusal-hint.tsx';

interface TextPageProps extends PageProps {
  readonly page: 'number' | 'manufacturer' | 'typed-model';
}

/** A question that is answered by a text: a scan fills the field, and so do keys. */
export function TextPage({ page, wizard, known, onAnswer }: TextPageProps): ReactNode {
  const { otherDevice: words } = useWords();
  const asked = { number: words.number[wizard.kind], manufacturer: words.manufacturer, 'typed-model': words.typedModel }[page];
  const value = { number: wizard.number, manufacturer: wizard.manufacturer, 'typed-model': wizard.model }[page];
  const done = (): void => onAnswer({ type: 'done', known });
  return (
    <QuestionPage
      question={asked.question}
      help={asked.help}
      onBack={() => onAnswer({ type: 'back' })}
      next={
        <BigButton tone="main" disabled={value.trim() === ''} onClick={done}>
          {words.go}
        </BigButton>
      }
    >
      <GiantField
        label={asked.label}
        code={page === 'number'}
        inputMode={page === 'number' && wizard.kind === 'imei' ? 'numeric' : 'text'}
        maxLength={100}
        value={value}
        onType={(text) => onAnswer({ type: 'typed', text })}
        onEnter={done}
      />
      <RefusalHint refusal={wizard.refusal} />
    </QuestionPage>
  );
}
