import type { ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { Question } from '../frame/question.tsx';
import { useWords } from '../words/words.ts';

interface ChangeQuestionProps {
  readonly customer: CustomerView;
  /** Boxes that Google has not answered for yet. */
  readonly waiting: number;
  readonly opened: boolean;
  readonly onChange: () => void;
  readonly onStay: () => void;
}

/** Changing the customer while boxes are on their way moves none of them; the worker is told so before, not after. */
export function ChangeQuestion({ customer, waiting, opened, onChange, onStay }: ChangeQuestionProps): ReactNode {
  const { change } = useWords().customers;
  return (
    <Question
      opened={opened}
      title={change.title(customer.name)}
      meaning={change.waiting(waiting, customer.name)}
      yes={change.confirm}
      no={change.stay(customer.name)}
      onYes={onChange}
      onNo={onStay}
    />
  );
}
