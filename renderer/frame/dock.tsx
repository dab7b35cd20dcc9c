import { UnstyledButton } from '@mantine/core';
import { IconBarcode, IconClipboardList, IconCloudUpload, IconSearch, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStationView } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';
import classes from './dock.module.css';
import type { Place } from './place.ts';
import { Receipt } from './receipt.tsx';
import { Shape } from './shapes.tsx';

/** The foot of every screen: the balance of the shift, and the places, always where the hand expects them. */
export function Dock({ place, go }: { readonly place: Place; readonly go: (place: Place) => void }): ReactNode {
  const { atGoogle, frame, numbers } = useWords();
  const { total, queue } = useStationView();
  const entries = [
    { to: 'packing', label: frame.packing, icon: <IconBarcode size={32} stroke={1.9} aria-hidden /> },
    {
      to: 'attention',
      label: queue.held === 0 ? frame.attention : `${frame.attention}: ${numbers.number(queue.held)}`,
      icon: <Shape signal="attention" size="30px" />,
    },
    { to: 'look-up', label: frame.lookUp, icon: <IconSearch size={32} stroke={1.9} aria-hidden /> },
    { to: 'google', label: atGoogle.title, icon: <IconCloudUpload size={32} stroke={1.9} aria-hidden /> },
    { to: 'summary', label: frame.shift, icon: <IconClipboardList size={32} stroke={1.9} aria-hidden /> },
    { to: 'settings', label: frame.settings, icon: <IconSettings size={32} stroke={1.9} aria-hidden /> },
  ] as const;
  return (
    <footer className={classes.dock}>
      <Receipt total={total} />
      <nav className={classes.places} aria-label={frame.navigation}>
        {entries.map((entry) => (
          <UnstyledButton
            key={entry.to}
            className={classes.place}
            onClick={() => go(entry.to)}
            aria-current={place === entry.to ? 'page' : undefined}
            data-loud={entry.to === 'attention' && queue.held > 0 ? true : undefined}
          >
            <span className={classes.icon}>{entry.icon}</span>
            <span>{entry.label}</span>
          </UnstyledButton>
        ))}
      </nav>
    </footer>
  );
}
