import { useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { useClient } from '../connection/station.tsx';
import { Question } from '../frame/question.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import type { Held } from './let-go.tsx';
import type { Notice } from './notice.tsx';

interface MoveProps {
  readonly held: Held;
  readonly box: string;
  readonly to: CustomerView;
  readonly onClose: () => void;
  readonly onDone: (notice: Notice) => void;
}

/** Asks once more, with both names, before a box changes hands. */
export function Move({ held, box, to, onClose, onDone }: MoveProps): ReactNode {
  const { move, unanswered } = useWords().lookUp;
  const client = useClient();
  const [refused, setRefused] = useState<string>();
  const start = useAction(
    () => client.devices.move({ box, customer: to.id }),
    (answer) =>
      answer.outcome === 'asked' ? onDone({ tone: 'going', text: move.asked(to.name) }) : setRefused(move.refused[answer.reason]),
  );
  const from = held.owner.name;
  return (
    <Question
      opened
      title={move.title(held.name.slice(-4), to.name)}
      meaning={move.meaning(from, to.name)}
      yes={move.yes(to.name)}
      no={move.no(from)}
      running={start.running}
      failure={start.failed ? unanswered : refused}
      onYes={start.run}
      onNo={onClose}
    />
  );
}
