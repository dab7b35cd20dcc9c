import { IconBox, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { BigButton } from '../frame/big-button.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { useWords } from '../words/words.ts';
import classes from './corrections.module.css';

interface WhichPageProps {
  readonly box: BoxView;
  readonly customer: string;
  /** Of the whole shift, for this customer. */
  readonly count: number;
  readonly onBox: () => void;
  readonly onAll: () => void;
}

/** Only the box at hand, or all that were scanned for its customer: a wrong customer is seldom noticed at once. */
export function WhichPage({ box, customer, count, onBox, onAll }: WhichPageProps): ReactNode {
  const { which } = useWords().corrections.move;
  return (
    <QuestionPage question={which.question}>
      <div className={classes.which}>
        <BigButton className={classes.choice ?? ''} onClick={onBox} leftSection={<IconBox size={72} stroke={1.6} aria-hidden />}>
          {which.last(box.name.value.slice(-4))}
        </BigButton>
        <BigButton className={classes.choice ?? ''} onClick={onAll} leftSection={<IconStack2 size={72} stroke={1.6} aria-hidden />}>
          {which.all(count, customer)}
        </BigButton>
      </div>
    </QuestionPage>
  );
}
