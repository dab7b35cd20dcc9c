import { useState, type ReactNode } from 'react';
import { useClient } from '../connection/station.tsx';
import { Question } from '../frame/question.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { troubleText, type Notice } from './notice.tsx';

/** A device that a customer of ours has, as the person saw it. */
export interface Held {
  readonly deviceId: string;
  /** IMEI, MEID or serial number. */
  readonly name: string;
  readonly owner: { readonly id: string; readonly name: string };
}

interface LetGoProps {
  readonly held: Held;
  readonly onClose: () => void;
  readonly onReleased: () => void;
  /** The answer that is shown may be wrong by now. */
  readonly onDone: (notice: Notice) => void;
}

/** Asks once more, by name, before a customer loses a device. */
export function LetGo({ held, onClose, onReleased, onDone }: LetGoProps): ReactNode {
  const words = useWords();
  const { release, unanswered } = words.lookUp;
  const client = useClient();
  const [trouble, setTrouble] = useState<string>();
  const letGo = useAction(
    () => client.devices.release({ deviceId: held.deviceId, owner: held.owner.id }),
    (answer) => {
      switch (answer.outcome) {
        case 'released':
          return onReleased();
        case 'asked':
          return onDone({ tone: 'going', text: release.asked });
        case 'refused':
          return onDone({ tone: 'bad', text: release.refused[answer.reason] });
        case 'trouble':
          return setTrouble(troubleText(words, answer));
      }
    },
  );
  return (
    <Question
      opened
      tone="danger"
      title={release.title(held.owner.name, held.name.slice(-4))}
      meaning={release.meaning(held.owner.name)}
      yes={release.yes}
      no={release.no(held.owner.name)}
      running={letGo.running}
      failure={letGo.failed ? unanswered : trouble}
      onYes={letGo.run}
      onNo={onClose}
    />
  );
}
