import { Radio } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { CameraView } from '../packing/camera-view.tsx';
import type { EngineName } from '../scan/reader/reader.ts';
import { useCameraScan } from '../scan/use-camera-scan.ts';
import { useWords } from '../words/words.ts';
import classes from './settings-screen.module.css';

interface CameraPickerProps {
  /** The remembered camera; empty for whichever there is. */
  readonly chosen: string;
  readonly onChoose: (camera: string) => void;
  /** Which engine reads its codes, once a frame was read. */
  readonly onEngine: (engine: EngineName) => void;
}

/** The cameras of this computer, with the picture of the chosen one. A box held to it here is outlined and not stored. */
export function CameraPicker({ chosen, onChoose, onEngine }: CameraPickerProps): ReactNode {
  const { settings: words } = useWords();
  const camera = useCameraScan({ enabled: true, deviceId: chosen, onBox: nothing, onRefused: nothing, onSeveralBoxes: nothing });
  const { engine } = camera;
  useEffect(() => {
    if (engine !== undefined) onEngine(engine);
  }, [engine, onEngine]);
  const open = camera.deviceId ?? chosen;
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{words.camera}</h2>
      <div className={classes.preview}>
        <CameraView scan={camera} />
      </div>
      {camera.cameras.length === 0 ? (
        <p className={classes.hint}>{words.cameraNone}</p>
      ) : (
        <Radio.Group value={open} onChange={onChoose} aria-label={words.camera}>
          {camera.cameras.map((choice, index) => (
            <Radio.Card key={choice.id} value={choice.id} className={classes.choice ?? ''}>
              <Radio.Indicator size="lg" />
              <span>{choice.label === '' ? words.cameraUnnamed(index + 1) : choice.label}</span>
            </Radio.Card>
          ))}
        </Radio.Group>
      )}
    </section>
  );
}

function nothing(): void {}
