import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import type { CustomerView } from '../../core/views/customer.ts';
import type { Reading } from '../../core/domain/label.ts';
import type { CartonSession } from '../carton/carton-session.ts';
import { leftOf } from '../carton/carton-state.ts';
import { useClient, useStationView, useStore } from '../connection/station.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { useCameraScan } from '../scan/use-camera-scan.ts';
import { useWords } from '../words/words.ts';
import { CameraView } from './camera-view.tsx';
import { CustomerBand } from './customer-band.tsx';
import { GoogleProgress } from './google-progress.tsx';
import type { PackingSession, Shown } from './packing-session.ts';
import classes from './packing-screen.module.css';
import { RecentBoxes } from './recent-boxes.tsx';
import { ResultPanel } from './result-panel.tsx';
import { Tools } from './tools.tsx';
import { TypedEntry } from './typed-entry.tsx';
import { useHandScannedBoxes } from './use-hand-scanned-boxes.ts';

interface PackingScreenProps {
  readonly customer: CustomerView;
  readonly session: PackingSession;
  readonly carton: CartonSession;
  readonly go: (place: Place) => void;
  readonly openBox: (box: string) => void;
  /** A box was scanned for the wrong customer. */
  readonly onWrongCustomer: (box: BoxView) => void;
}

/** The main screen. Whatever reads a box, it goes to the session for the customer that is shown here. */
export function PackingScreen({ customer, session, carton, go, openBox, onWrongCustomer }: PackingScreenProps): ReactNode {
  const words = useWords();
  const client = useClient();
  const view = useStationView();
  const state = useStore(session);
  const listing = useStore(carton);
  const left = listing.phase === 'done' && listing.customer.id === customer.id ? leftOf(listing) : 0;
  const [typing, setTyping] = useState(false);

  const pack = (source: 'camera' | 'hand-scanner' | 'typed', readings: readonly Reading[]): void => {
    setTyping(false);
    session.add({ customer: customer.id, source, readings });
  };

  /** A code with many boxes opens the listing, whatever lies beside it. */
  const openCarton = (text: string): boolean => {
    const opened = carton.openCode(customer, text);
    if (opened) go('carton');
    return opened;
  };
  const packSeen = (readings: readonly Reading[]): void => {
    if (!readings.some(({ text }) => openCarton(text))) pack('camera', readings);
  };

  const camera = useCameraScan({
    // A half-typed box usually lies in front of the camera: it must not be scanned by the one while it is typed for the other.
    enabled: !typing,
    deviceId: view.settings.camera,
    onBox: (readings) => {
      // Whatever waits for its second IMEI is another box than this whole one.
      scanner.forgetHalf();
      packSeen(readings);
    },
    onRefused: packSeen,
    onSeveralBoxes: () => session.refuse('several-boxes'),
    onControl: () => scanner.undo(),
  });
  const scanner = useHandScannedBoxes({
    imeisPerBox: view.settings.imeisPerBox,
    session,
    onBox: (readings) => pack('hand-scanner', readings),
    onCarton: openCarton,
  });
  useUndoKey(!typing, scanner.undo);

  return (
    <Screen
      name="packing"
      scrolls={false}
      head={<CustomerBand customer={customer} count={view.total.scanned - view.total.undone} onChange={() => go('customers')} />}
      foot={<Dock place="packing" go={go} />}
    >
      <div className={classes.table} data-typing={typing || undefined}>
        {typing ? (
          <TypedEntry onStore={(imei) => pack('typed', [{ text: imei }])} onClose={() => setTyping(false)} />
        ) : (
          <ResultPanel
            state={state}
            camera={camera.state.kind !== 'failed' && camera.state.kind !== 'resting'}
            onForgetHalf={scanner.forgetHalf}
            correct={{ undo: (box) => session.add({ undo: box }), wrongCustomer: onWrongCustomer }}
          />
        )}
        <div className={classes.side}>
          <CameraView scan={camera} rests={typing ? words.camera.paused : undefined} verdict={verdictOf(state.shown)} />
          <Tools
            typing={typing}
            onType={() => setTyping(!typing)}
            onOther={() => go('other-device')}
            onList={() => {
              if (left === 0) carton.askForList(customer);
              go('carton');
            }}
            listLeft={left}
            imeisPerBox={view.settings.imeisPerBox}
            onImeisPerBox={(imeisPerBox) => void client.station.change({ imeisPerBox }).catch(() => {})}
            onFinish={() => go('summary')}
          />
          <div className={classes.progress}>
            <GoogleProgress onOpen={() => go('google')} />
          </div>
        </div>
        <RecentBoxes boxes={view.recent} customer={customer.id} openBox={openBox} />
      </div>
    </Screen>
  );
}

/** Ctrl+Z, or Command+Z. While something is typed it belongs to the field. */
function useUndoKey(enabled: boolean, undo: () => void): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled, undo]);
}

function verdictOf(shown: Shown): { kind: 'accepted' | 'duplicate'; imei: string } | undefined {
  return shown.kind === 'accepted' || shown.kind === 'duplicate' ? { kind: shown.kind, imei: shown.box.name.value } : undefined;
}
