import { SegmentedControl, Switch } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useClient, useStationView } from '../connection/station.tsx';
import type { WindowSettingsChange } from '../../core/domain/settings.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import type { EngineName } from '../scan/reader/reader.ts';
import { playSound } from '../scan/sounds.ts';
import { useWords } from '../words/words.ts';
import { About } from './about.tsx';
import { CameraPicker } from './camera-picker.tsx';
import { GoogleSettings } from './google-settings.tsx';
import { Keeping } from './keeping.tsx';
import { Leave } from './leave.tsx';
import { ScannerLinks } from './scanner-links.tsx';
import classes from './settings-screen.module.css';

/** What a station needs set up once. */
export function SettingsScreen({ go }: { readonly go: (place: Place) => void }): ReactNode {
  const { settings: words, store } = useWords();
  const client = useClient();
  const { settings } = useStationView();
  const [engine, setEngine] = useState<EngineName>();
  const [notKept, setNotKept] = useState<string>();
  // The new value comes back with the next view; without an answer the old one stays, which is the truth.
  const change = (some: WindowSettingsChange): void =>
    void client.station.change(some).then(
      ({ refused }) => setNotKept(refused === undefined ? undefined : store.notKept[refused]),
      () => {},
    );
  return (
    <Screen name="settings" head={<TitleBand title={words.title} />} foot={<Dock place="settings" go={go} />}>
      {notKept !== undefined && (
        <p className={classes.notKept} role="alert">
          {notKept}
        </p>
      )}
      <div className={classes.settings}>
        <div className={classes.column}>
          <CameraPicker chosen={settings.camera} onChoose={(camera) => change({ camera })} onEngine={setEngine} />
          <GoogleSettings settings={settings} onChange={change} />
          <Keeping />
          <Leave />
        </div>
        <div className={classes.column}>
          <section className={classes.card}>
            <div className={classes.head}>
              <h2 className={classes.title}>{words.sound}</h2>
              <Switch
                size="xl"
                color="var(--good)"
                label={words.soundOn}
                checked={settings.sound}
                onChange={(event) => change({ sound: event.currentTarget.checked })}
                classNames={{ label: classes.label ?? '', track: classes.track ?? '', body: classes.switch ?? '' }}
              />
            </div>
            <div className={classes.sounds}>
              {SOUNDS.map((sound) => (
                <BigButton
                  key={sound}
                  aria-label={words.playLabel(words.play[sound])}
                  leftSection={<IconPlayerPlayFilled size={24} aria-hidden />}
                  justify="flex-start"
                  onClick={() => playSound(sound)}
                >
                  {words.play[sound]}
                </BigButton>
              ))}
            </div>
          </section>
          <section className={classes.card}>
            <h2 className={classes.title}>{words.light}</h2>
            <SegmentedControl
              fullWidth
              aria-label={words.light}
              value={settings.colorScheme}
              onChange={(value) => change({ colorScheme: value })}
              data={SCHEMES.map((value) => ({ value, label: words.schemes[value] }))}
              classNames={{ root: classes.schemes ?? '', label: classes.scheme ?? '', indicator: classes.indicator ?? '' }}
            />
          </section>
          <ScannerLinks />
          <About engine={engine} />
        </div>
      </div>
    </Screen>
  );
}

const SOUNDS = ['accepted', 'duplicate', 'refused', 'half'] as const;
const SCHEMES = ['light', 'dark', 'auto'] as const;
