import { IconArrowBackUp, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { HoldButton } from '../frame/hold-button.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import type { Shown } from './packing-session.ts';
import { DeviceNumbers, ResultLayout } from './result-layout.tsx';
import classes from './result-panel.module.css';

/** What a worker may do about a box that was just scanned. */
export interface Correct {
  /** Without a box: the last one that was not taken back before. */
  readonly undo: (box?: string) => void;
  readonly wrongCustomer: (box: BoxView) => void;
}

/** The two ways to put right a box that was stored, while it is still at hand. */
export function TakeBack({ box, correct }: { readonly box: BoxView; readonly correct: Correct }): ReactNode {
  const { corrections: words } = useWords();
  return (
    <>
      <BigButton onClick={() => correct.undo(box.id)} leftSection={<IconArrowBackUp size={28} aria-hidden />}>
        {words.undo}
      </BigButton>
      <BigButton onClick={() => correct.wrongCustomer(box)} leftSection={<IconUsers size={28} aria-hidden />}>
        {words.wrongCustomer}
      </BigButton>
    </>
  );
}

interface UndoneProps {
  readonly shown: Extract<Shown, { kind: 'undone' }>;
  readonly correct: Correct | undefined;
}

/** Which one was taken back, giant, because a worker who scans the code twice looks at this. */
export function Undone({ shown, correct }: UndoneProps): ReactNode {
  const { corrections: words } = useWords();
  const { box, number } = shown;
  return (
    <ResultLayout
      signal="undone"
      title={words.undone.title}
      last={number}
      actions={
        correct !== undefined &&
        box !== undefined && (
          <BigButton onClick={() => correct.undo()} leftSection={<IconArrowBackUp size={28} aria-hidden />}>
            {words.undoEarlier}
          </BigButton>
        )
      }
    >
      {box !== undefined && <DeviceNumbers box={box} />}
      <p className={classes.note}>
        {box !== undefined && words.undone.was(box.customer.name)} {words.undone.advice}
      </p>
    </ResultLayout>
  );
}

/** A box that has left already: where it is, and, once it is claimed, the way to let it go. */
export function NotUndone({ shown }: { readonly shown: Extract<Shown, { kind: 'not-undone' }> }): ReactNode {
  const { corrections } = useWords();
  const words = corrections.notUndone;
  const client = useClient();
  const { recent } = useStationView();
  const [asked, setAsked] = useState(false);
  const letGo = useAction(
    () => client.corrections.letGo({ box: shown.box.id }),
    ({ outcome }) => setAsked(outcome === 'asked'),
  );
  // It goes on meanwhile: what could not be taken back a moment ago may be let go now.
  const box = recent.find(({ id }) => id === shown.box.id) ?? shown.box;
  const where = box.state === 'claimed' ? 'claimed' : shown.where;
  return (
    <ResultLayout
      signal="attention"
      title={words.title[where]}
      last={box.name.value}
      actions={
        where === 'claimed' &&
        !asked && (
          <HoldButton
            label={words.letGo}
            hint={words.hold.hint}
            again={words.hold.again}
            running={letGo.running}
            runningLabel={words.hold.running}
            onHeld={letGo.run}
          />
        )
      }
    >
      <p className={classes.note} role="status">
        {asked
          ? words.asked
          : letGo.failed
            ? words.failed
            : where === 'claimed'
              ? words.advice.claimed(box.customer.name)
              : words.advice[where]}
      </p>
    </ResultLayout>
  );
}
