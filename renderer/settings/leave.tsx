import { IconLogout } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Question } from '../frame/question.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import classes from './settings-screen.module.css';

/** The way out of practice or of an account. Boxes stay; only the key goes. */
export function Leave(): ReactNode {
  const { settings: words, frame, store } = useWords();
  const client = useClient();
  const { account, queue } = useStationView();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const leave = useAction(
    () => client.access.leave(),
    (answer) => setRefused(answer.outcome === 'refused' ? store.notKept[answer.reason] : undefined),
  );
  const kind = account.kind === 'practice' ? 'practice' : 'google';
  const unclaimed = queue.waiting + queue.underWay + queue.unsure;
  return (
    <section className={classes.leave}>
      <BigButton onClick={() => setAsking(true)} leftSection={<IconLogout size={28} aria-hidden />}>
        {words.leave[kind]}
      </BigButton>
      <Question
        opened={asking}
        title={words.leaveTitle[kind]}
        meaning={kind === 'practice' ? words.leaveMeaning.practice : words.leaveMeaning.google(unclaimed)}
        yes={words.leave[kind]}
        no={kind === 'practice' ? words.stayPractice : words.stay}
        tone="danger"
        running={leave.running}
        failure={leave.failed ? frame.failed : refused}
        onYes={leave.run}
        onNo={() => setAsking(false)}
      />
    </section>
  );
}
