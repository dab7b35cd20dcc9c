import { useRef, useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { useStationView } from '../connection/station.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { CustomerBand } from '../packing/customer-band.tsx';
import type { PackingSession } from '../packing/packing-session.ts';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { CheckPage } from './check-page.tsx';
import { KindPage } from './kind-page.tsx';
import { ModelPage } from './model-page.tsx';
import { NextPage } from './next-page.tsx';
import { TextPage } from './text-page.tsx';
import { useModels } from './use-models.ts';
import { advance, start, type Answer } from './wizard.ts';

interface OtherDeviceScreenProps {
  readonly customer: CustomerView;
  readonly session: PackingSession;
  readonly go: (place: Place) => void;
}

/** A device that no IMEI names, or that shall be claimed with its model: one question after the other, each answered by scanner or by hand. */
export function OtherDeviceScreen({ customer, session, go }: OtherDeviceScreenProps): ReactNode {
  const view = useStationView();
  const [wizard, setWizard] = useState(start);
  // A scanner can send two codes before the window is drawn anew.
  const latest = useRef(wizard);
  const known = useModels(wizard.kind === 'imei' && /^\d{15}$/.test(wizard.number) ? wizard.number.slice(0, 8) : undefined, wizard.page);

  const answer = (given: Answer): void => {
    const step = advance(latest.current, given);
    latest.current = step.wizard;
    setWizard(step.wizard);
    if (step.store !== undefined) session.add({ customer: customer.id, identifiers: step.store });
    else if (given.type === 'scanned' && step.wizard.refusal !== undefined) session.refuse(step.wizard.refusal);
  };
  useHandScanner({
    enabled: true,
    onScan: (texts) => {
      for (const text of texts) answer({ type: 'scanned', text, known });
    },
  });

  const pages = { wizard, onAnswer: answer, known, onLeave: () => go('packing') };
  return (
    <Screen
      name="other-device"
      scrolls={false}
      head={<CustomerBand customer={customer} count={view.total.scanned} onChange={() => go('customers')} />}
      foot={<Dock place="other-device" go={go} />}
    >
      {wizard.page === 'kind' && <KindPage {...pages} />}
      {(wizard.page === 'number' || wizard.page === 'manufacturer' || wizard.page === 'typed-model') && (
        <TextPage key={wizard.page} page={wizard.page} {...pages} />
      )}
      {wizard.page === 'model' && <ModelPage {...pages} />}
      {wizard.page === 'check' && <CheckPage {...pages} />}
      {wizard.page === 'next' && <NextPage session={session} {...pages} />}
    </Screen>
  );
}
