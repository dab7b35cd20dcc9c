import type { ReactNode } from 'react';
import type { WindowSettings, WindowSettingsChange } from '../../core/domain/settings.ts';
import { useWords } from '../words/words.ts';
import classes from './settings-screen.module.css';
import { Stepper } from './stepper.tsx';

interface GoogleSettingsProps {
  readonly settings: WindowSettings;
  readonly onChange: (some: WindowSettingsChange) => void;
}

/** How this station talks to Google. What is set holds from the next request on. */
export function GoogleSettings({ settings, onChange }: GoogleSettingsProps): ReactNode {
  const { googleSettings: words } = useWords();
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{words.title}</h2>
      <Stepper words={words.batchSize} value={settings.batchSize} steps={BATCH_SIZES} onChange={(batchSize) => onChange({ batchSize })} />
      <Stepper words={words.quotaShare} value={settings.quotaShare} steps={SHARES} onChange={(quotaShare) => onChange({ quotaShare })} />
    </section>
  );
}

const BATCH_SIZES = [1, 10, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const SHARES = [5, 10, 20, 25, 33, 50, 75, 100];
