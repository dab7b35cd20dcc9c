import { useState, type ReactNode } from 'react';
import type { ShiftSummaryView, TallyView } from '../../core/views/shift.ts';
import { useClient } from '../connection/station.tsx';
import { Question } from '../frame/question.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';

interface FinishQuestionProps {
  readonly opened: boolean;
  readonly total: TallyView;
  readonly onClose: () => void;
  readonly onFinished: (summary: ShiftSummaryView | undefined) => void;
}

/** Asks once more, and says what becomes of the boxes that are still on their way. */
export function FinishQuestion({ opened, total, onClose, onFinished }: FinishQuestionProps): ReactNode {
  const { summary: words, store } = useWords();
  const client = useClient();
  const [refused, setRefused] = useState<string>();
  const finish = useAction(
    () => client.shift.finish(),
    (answer) => {
      setRefused(answer.outcome === 'refused' ? words.notFinished(store.notKept[answer.reason]) : undefined);
      if (answer.outcome !== 'refused') onFinished(answer.outcome === 'finished' ? answer.summary : undefined);
    },
  );
  return (
    <Question
      opened={opened}
      title={words.finishTitle}
      meaning={words.finishMeaning(total.waiting, total.attention)}
      yes={words.finish}
      no={words.stay}
      running={finish.running}
      failure={finish.failed ? words.unanswered : refused}
      onYes={finish.run}
      onNo={onClose}
    />
  );
}
