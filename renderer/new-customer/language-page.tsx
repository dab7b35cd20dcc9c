import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { LANGUAGES, type Language } from '../../core/domain/new-customer.ts';
import { QuestionPage } from '../frame/question-page.tsx';
import { useWords } from '../words/words.ts';
import classes from './new-customer.module.css';

interface LanguagePageProps {
  readonly step: string;
  readonly language: Language | undefined;
  readonly onLanguage: (language: Language | undefined) => void;
  readonly onBack: () => void;
}

/** Google's languages, each by its own name: one tap goes on. */
export function LanguagePage({ step, language, onLanguage, onBack }: LanguagePageProps): ReactNode {
  const { newCustomer } = useWords();
  const { language: words, languages } = newCustomer;
  const tiles = [
    { code: undefined, own: words.unset, name: words.unsetHelp },
    ...LANGUAGES.map((code) => ({ code, own: languages[code][0] ?? code, name: languages[code][1] ?? code })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
  ];
  return (
    <QuestionPage step={step} question={words.question} onBack={onBack}>
      <ul className={classes.languages}>
        {tiles.map(({ code, own, name }) => (
          <li key={code ?? ''}>
            <UnstyledButton
              className={classes.language}
              data-chosen={code === language || undefined}
              aria-pressed={code === language}
              onClick={() => onLanguage(code)}
            >
              <span className={classes.own} lang={code === 'iw' ? 'he' : code} dir="auto">
                {own}
              </span>
              {own !== name && <span className={classes.name}>{name}</span>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </QuestionPage>
  );
}
