import { UnstyledButton } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Mark } from '../frame/mark.tsx';
import { Screen } from '../frame/screen.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { ConnectPicture, PracticePicture } from './door-pictures.tsx';
import classes from './doors-screen.module.css';

/** The first start: try it, or do it for real. */
export function DoorsScreen({ onConnect, onImport }: { readonly onConnect: () => void; readonly onImport: () => void }): ReactNode {
  const { doors, program, frame, moving, store } = useWords();
  const client = useClient();
  const [refused, setRefused] = useState<string>();
  const practise = useAction(
    () => client.access.practise(),
    (answer) => setRefused(answer.outcome === 'refused' ? store.notKept[answer.reason] : undefined),
  );
  const failure = practise.failed ? frame.failed : refused;
  return (
    <Screen name="doors">
      <div className={classes.hall}>
        <div className={classes.head}>
          <Mark size="84px" />
          <div>
            <p className={classes.program}>{program}</p>
            <h1 className={classes.welcome}>{doors.welcome}</h1>
          </div>
          <BigButton className={classes.import ?? ''} onClick={onImport} leftSection={<IconPackageImport size={28} aria-hidden />}>
            {moving.door}
          </BigButton>
        </div>
        {failure !== undefined && (
          <p role="alert" className={classes.failed}>
            {failure}
          </p>
        )}
        <div className={classes.doors} role="group" aria-label={doors.question}>
          <Door {...doors.practice} kind="practice" picture={<PracticePicture />} onOpen={practise.run} disabled={practise.running} />
          <Door {...doors.connect} kind="connect" picture={<ConnectPicture />} onOpen={onConnect} />
        </div>
      </div>
    </Screen>
  );
}

interface DoorProps {
  readonly kind: 'practice' | 'connect';
  readonly title: string;
  readonly promise: string;
  readonly detail: string;
  readonly picture: ReactNode;
  readonly disabled?: boolean;
  readonly onOpen: () => void;
}

function Door({ kind, title, promise, detail, picture, disabled = false, onOpen }: DoorProps): ReactNode {
  return (
    <UnstyledButton className={classes.door} data-door={kind} onClick={onOpen} disabled={disabled}>
      <span className={classes.picture}>{picture}</span>
      <span className={classes.title}>{title}</span>
      <span className={classes.promise}>{promise}</span>
      <span className={classes.detail}>{detail}</span>
    </UnstyledButton>
  );
}
