import { IconArrowBackUp, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './claim-now.module.css';

interface CorrectBoxProps {
  readonly box: BoxView;
  readonly onDone: () => void;
  readonly onOtherCustomer: (box: BoxView) => void;
}

/** Takes this box back, or gives it to another customer; where it has left already, says so. */
export function CorrectBox({ box, onDone, onOtherCustomer }: CorrectBoxProps): ReactNode {
  const words = useWords();
  const { story, notUndone } = words.corrections;
  const client = useClient();
  const [said, setSaid] = useState<string>();
  const undo = useAction(
    () => client.corrections.undo({ box: box.id }),
    (answer) => {
      if (answer.outcome === 'undone') setSaid(story.done);
      else if (answer.outcome === 'refused')
        setSaid(answer.reason === 'nothing' ? notUndone.failed : words.packing.refusals[answer.reason].title);
      else setSaid(answer.where === 'claimed' ? notUndone.advice.claimed(box.customer.name) : notUndone.advice[answer.where]);
      onDone();
    },
  );
  const text = undo.failed ? notUndone.failed : said;
  const canMove = box.next === undefined && (box.state === 'waiting' || box.state === 'held' || box.state === 'claimed');
  const canUndo = box.state === 'waiting' || box.state === 'held';
  if (!canMove && text === undefined) return null;
  return (
    <div className={classes.now} data-tone={text === undefined ? undefined : 'again'}>
      {canUndo && (
        <BigButton onClick={undo.run} disabled={undo.running} leftSection={<IconArrowBackUp size={30} aria-hidden />}>
          {undo.running ? story.undoing : story.undo}
        </BigButton>
      )}
      {canMove && (
        <BigButton onClick={() => onOtherCustomer(box)} leftSection={<IconUsers size={30} aria-hidden />}>
          {story.move}
        </BigButton>
      )}
      <p className={classes.said} role="status">
        {text}
      </p>
    </div>
  );
}
