import { IconArrowBackUp, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { HoldButton } from '../frame/hold-button.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './claim-now.module.css';

interface CorrectBoxProps {
  readonly box: BoxView;
  readonly onDone: () => void;
  readonly onOtherCustomer: (box: BoxView) => void;
}

/** Takes this box back, or gives it to another customer; where it has left already, says so, and offers to let it go. */
export function CorrectBox({ box, onDone, onOtherCustomer }: CorrectBoxProps): ReactNode {
  const words = useWords();
  const { story, notUndone } = words.corrections;
  const client = useClient();
  const [said, setSaid] = useState<string>();
  /** Somebody wanted it back, and it had left. */
  const [wanted, setWanted] = useState(false);
  const undo = useAction(
    () => client.corrections.undo({ box: box.id }),
    (answer) => {
      if (answer.outcome === 'undone') setSaid(story.done);
      else if (answer.outcome === 'refused')
        setSaid(answer.reason === 'nothing' ? notUndone.failed : words.packing.refusals[answer.reason].title);
      else {
        setSaid(answer.where === 'claimed' ? notUndone.advice.claimed(box.customer.name) : notUndone.advice[answer.where]);
        setWanted(true);
      }
      onDone();
    },
  );
  const letGo = useAction(
    () => client.corrections.letGo({ box: box.id }),
    ({ outcome }) => {
      setSaid(outcome === 'asked' ? notUndone.asked : notUndone.failed);
      onDone();
    },
  );
  const text = undo.failed || letGo.failed ? notUndone.failed : said;
  const isLeaving = box.state === 'releasing' || box.state === 'unclaiming' || box.next !== undefined;
  const isGone = box.state === 'released' || box.state === 'undone';
  if ((isLeaving || isGone) && text === undefined) return null;
  const canMove = !isLeaving && (box.state === 'waiting' || box.state === 'held' || box.state === 'claimed');
  const canLetGo = wanted && !isLeaving && box.state === 'claimed';
  return (
    <div className={classes.now} data-tone={text === undefined ? undefined : 'again'}>
      {!isLeaving && !isGone && !canLetGo && (
        <BigButton onClick={undo.run} disabled={undo.running} leftSection={<IconArrowBackUp size={30} aria-hidden />}>
          {undo.running ? story.undoing : story.undo}
        </BigButton>
      )}
      {canLetGo && (
        <HoldButton
          label={notUndone.letGo}
          hint={notUndone.hold.hint}
          again={notUndone.hold.again}
          running={letGo.running}
          runningLabel={notUndone.hold.running}
          onHeld={letGo.run}
        />
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
