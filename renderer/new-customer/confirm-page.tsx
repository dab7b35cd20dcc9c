import { IconAlertTriangle, IconLanguage, IconLock, IconMail, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isPersonalAddress, LANGUAGES } from '../../core/domain/new-customer.ts';
import { Hint } from '../frame/hint.tsx';
import { HoldButton } from '../frame/hold-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './confirm-page.module.css';

interface ConfirmPageProps {
  readonly name: string;
  readonly owners: readonly string[];
  readonly admins: readonly string[];
  readonly language?: string;
  readonly running: boolean;
  /** The last try had no answer. */
  readonly failed: boolean;
  readonly onBack: () => void;
  readonly onConfirmed: () => void;
}

/** The last look: the name as the customer will see it, and who hears from Google. Sent only by a button that is held. */
export function ConfirmPage({ name, owners, admins, language, running, failed, onBack, onConfirmed }: ConfirmPageProps): ReactNode {
  const { newCustomer } = useWords();
  const { confirm: words, languages, language: language_ } = newCustomer;
  const code = LANGUAGES.find((each) => each === language);
  const personal = [...owners, ...admins].some(isPersonalAddress);
  return (
    <QuestionPage
      question={words.question}
      onBack={running ? undefined : onBack}
      next={
        <HoldButton
          label={words.hold}
          hint={words.holdHint}
          again={words.again}
          running={running}
          runningLabel={words.running}
          onHeld={onConfirmed}
        />
      }
    >
      <div className={classes.plate}>
        <p className={classes.sees}>{words.sees}</p>
        <p className={classes.name}>{name}</p>
        <p className={classes.forEver}>
          <IconLock size={30} stroke={2.2} aria-hidden /> {words.forEver}
        </p>
      </div>
      <ul className={classes.facts}>
        <li>
          <IconMail size={30} aria-hidden /> {words.writes} <b>{owners.join(', ')}</b>
        </li>
        {admins.length > 0 && (
          <li>
            <IconUsers size={30} aria-hidden /> {words.admins} <b>{admins.join(', ')}</b>
          </li>
        )}
        <li>
          <IconLanguage size={30} aria-hidden /> {words.language} <b>{code === undefined ? language_.unset : languages[code][0]}</b>
        </li>
        {personal && (
          <li className={classes.warning}>
            <IconAlertTriangle size={30} stroke={2.2} aria-hidden /> {words.personal}
          </li>
        )}
      </ul>
      {failed && (
        <Hint tone="wrong" shape={<Shape signal="checking" size="34px" />}>
          {words.unanswered}
        </Hint>
      )}
    </QuestionPage>
  );
}
