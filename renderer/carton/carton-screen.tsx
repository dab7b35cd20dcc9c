import { useCallback, useEffect, type ReactNode } from 'react';
import { useStationView, useStore } from '../connection/station.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { CustomerBand } from '../packing/customer-band.tsx';
import type { PackingSession } from '../packing/packing-session.ts';
import { ScanElsewhere } from '../packing/scan-elsewhere.tsx';
import type { CartonSession } from './carton-session.ts';
import { DonePage } from './done-page.tsx';
import { ListDoor } from './list-door.tsx';
import { ListingHead } from './listing-head.tsx';
import { ListingPage } from './listing-page.tsx';

interface CartonScreenProps {
  readonly carton: CartonSession;
  readonly session: PackingSession;
  readonly go: (place: Place) => void;
}

/** Many boxes at once: what the code or the list holds, what cannot be stored and why, and one button. */
export function CartonScreen({ carton, session, go }: CartonScreenProps): ReactNode {
  const view = useStationView();
  const state = useStore(carton);
  const { phase, customer } = state;
  const leave = useCallback((): void => {
    carton.close();
    go('packing');
  }, [carton, go]);
  const isGone = customer.id === '';
  useEffect(() => {
    if (isGone) go('packing');
  }, [isGone, go]);

  const band = (
    <CustomerBand
      customer={{ ...customer, terms: view.customer?.id === customer.id ? view.customer.terms : 'unknown' }}
      count={view.total.scanned}
    />
  );
  if (phase === 'empty') {
    return (
      <Screen name="carton" scrolls={false} head={band} foot={<Dock place="carton" go={go} />}>
        <ListDoor unread={state.unread} onList={carton.openList} onBack={leave} />
        <ScanElsewhere session={session} onPacking={leave} />
      </Screen>
    );
  }
  return (
    <Screen
      name="carton"
      scrolls={false}
      head={
        <>
          {band}
          <ListingHead state={state} />
        </>
      }
    >
      {phase === 'done' ? (
        <DonePage state={state} carton={carton} session={session} onPacking={() => go('packing')} onForget={leave} />
      ) : (
        <>
          <ListingPage state={state} carton={carton} onLeave={leave} />
          <ScanElsewhere session={session} onPacking={leave} />
        </>
      )}
    </Screen>
  );
}
