import { IconKeyboard, IconListDetails } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import type { Reading } from '../../core/domain/label.ts';
import { useStationView, useStore } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { CameraView } from '../packing/camera-view.tsx';
import { useCameraScan } from '../scan/use-camera-scan.ts';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { useWords } from '../words/words.ts';
import { Answer } from './answer.tsx';
import { CodeEntry } from './code-entry.tsx';
import { CustomerChoice } from './customer-choice.tsx';
import { LetGo, type Held } from './let-go.tsx';
import type { LookUpSession } from './look-up-session.ts';
import classes from './look-up-screen.module.css';
import { MetadataEntry, type MetadataKey } from './metadata-entry.tsx';
import { Move } from './move.tsx';
import type { Notice } from './notice.tsx';

interface LookUpScreenProps {
  readonly session: LookUpSession;
  readonly go: (place: Place) => void;
  /** Shows the whole story of a box. */
  readonly openBox?: ((box: string) => void) | undefined;
}

/** What the person does beside looking. The camera rests meanwhile, so that no box in front of it changes what is being decided. */
type Doing =
  | { readonly kind: 'looking' | 'typing' }
  | { readonly kind: 'metadata'; readonly key: MetadataKey; readonly deviceId: string; readonly value: string }
  | { readonly kind: 'letting-go'; readonly held: Held }
  | { readonly kind: 'choosing'; readonly held: Held; readonly box: string }
  | { readonly kind: 'moving'; readonly held: Held; readonly box: string; readonly to: CustomerView };

/** Whose is this box? Whatever reads a code here only asks: nothing is claimed on this screen. */
export function LookUpScreen({ session, go, openBox }: LookUpScreenProps): ReactNode {
  const { lookUp: words } = useWords();
  const view = useStationView();
  const state = useStore(session);
  const [doing, setDoing] = useState<Doing>({ kind: 'looking' });
  const [notice, setNotice] = useState<Notice>();

  const look = (readings: readonly Reading[]): void => {
    setDoing({ kind: 'looking' });
    setNotice(undefined);
    session.lookUp(readings);
  };
  const stop = (): void => setDoing({ kind: 'looking' });
  const done = (said: Notice): void => {
    stop();
    setNotice(said);
  };
  const doneAndLook = (said: Notice): void => {
    done(said);
    session.again();
  };

  const camera = useCameraScan({
    enabled: doing.kind === 'looking',
    deviceId: view.settings.camera,
    onBox: look,
    onRefused: look,
    onSeveralBoxes: () => session.refuse('several-boxes'),
  });
  useHandScanner({ enabled: doing.kind !== 'metadata', onScan: (texts) => look(texts.map((text) => ({ text }))) });

  const hasCamera = camera.state.kind !== 'failed' && camera.state.kind !== 'resting';
  return (
    <Screen
      name="look-up"
      scrolls={false}
      head={
        <TitleBand title={words.title} alone>
          <BigButton tone="band" onClick={() => go('report')} leftSection={<IconListDetails size={28} aria-hidden />}>
            {words.report}
          </BigButton>
        </TitleBand>
      }
      foot={<Dock place="look-up" go={go} />}
    >
      {doing.kind === 'typing' && <CodeEntry onLook={(text) => look([{ text }])} onClose={stop} />}
      {doing.kind === 'metadata' && (
        <MetadataEntry
          deviceId={doing.deviceId}
          name={doing.key}
          value={doing.value}
          onClose={stop}
          onSaved={(metadata) => {
            session.correct(doing.deviceId, { metadata });
            done({ tone: 'good', text: words.entry.saved(words.google[doing.key]) });
          }}
        />
      )}
      {doing.kind === 'choosing' && (
        <CustomerChoice
          title={words.move.choose(doing.held.name.slice(-4))}
          without={doing.held.owner.id}
          onChoose={(to) => setDoing({ ...doing, kind: 'moving', to })}
          onBack={stop}
        />
      )}
      <div className={classes.table} hidden={doing.kind === 'typing' || doing.kind === 'metadata' || doing.kind === 'choosing'}>
        <Answer
          state={state}
          camera={hasCamera}
          notice={notice}
          onAgain={() => {
            setNotice(undefined);
            session.again();
          }}
          onLetGo={(held) => setDoing({ kind: 'letting-go', held })}
          onMove={(held, box) => setDoing({ kind: 'choosing', held, box })}
          onMetadata={(deviceId, key, value) => setDoing({ kind: 'metadata', deviceId, key, value })}
          openBox={openBox}
        />
        <div className={classes.side}>
          <CameraView scan={camera} rests={doing.kind === 'looking' ? undefined : words.paused} />
          <BigButton onClick={() => setDoing({ kind: 'typing' })} leftSection={<IconKeyboard size={30} aria-hidden />}>
            {words.typeIt}
          </BigButton>
        </div>
      </div>
      {doing.kind === 'letting-go' && (
        <LetGo
          held={doing.held}
          onClose={stop}
          onReleased={() => {
            session.correct(doing.held.deviceId, { claims: [], metadata: {} });
            done({ tone: 'good', text: words.release.released });
          }}
          onDone={doneAndLook}
        />
      )}
      {doing.kind === 'moving' && <Move held={doing.held} box={doing.box} to={doing.to} onClose={stop} onDone={doneAndLook} />}
    </Screen>
  );
}
