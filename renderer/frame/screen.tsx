import type { ReactNode } from 'react';
import { useStationState } from '../connection/station.tsx';
import { FromBeforeBar } from './from-before-bar.tsx';
import { GoogleBar } from './google-bar.tsx';
import { BackupBar, RecoveryBar } from './keeping-bars.tsx';
import { LostBar } from './lost-bar.tsx';
import { PracticeBanner } from './practice-banner.tsx';
import type { Place } from './place.ts';
import classes from './screen.module.css';
import { StoreBar } from './store-bar.tsx';
import { UnbalancedBar } from './unbalanced-bar.tsx';

interface ScreenProps {
  readonly name: 'doors' | 'connect' | 'import' | 'rescue' | Place;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  /** Whether the middle may scroll. The packing screen never does. */
  readonly scrolls?: boolean;
  readonly children: ReactNode;
}

/** What all screens share: practice on top, then trouble, the head, the one thing to do, and the foot. */
export function Screen({ name, head, foot, scrolls = true, children }: ScreenProps): ReactNode {
  const { connection, view } = useStationState();
  return (
    <div className={classes.screen} data-screen={name}>
      <header className={classes.bars}>
        {view?.account.kind === 'practice' && <PracticeBanner />}
        {connection === 'lost' && <LostBar />}
        {view?.store !== undefined && <StoreBar reason={view.store} />}
        {view !== undefined && view.account.kind !== 'none' && <GoogleBar />}
        {view !== undefined && view.account.kind !== 'none' && <FromBeforeBar />}
        {view !== undefined && view.tables !== 'right' && <UnbalancedBar what={view.tables} />}
        {view?.balanced === false && view.tables !== 'wrong' && <UnbalancedBar what="unbalanced" />}
        {view?.recovery !== undefined && <RecoveryBar recovery={view.recovery} />}
        {view?.backup?.failed !== undefined && <BackupBar failed={view.backup.failed} />}
        {head}
      </header>
      <main className={classes.middle} data-scrolls={scrolls || undefined} tabIndex={scrolls ? -1 : undefined}>
        {children}
      </main>
      {foot}
    </div>
  );
}
