import { useEffect, useState, type ReactNode } from 'react';
import { AttentionScreen } from './claims/attention-screen.tsx';
import { ConnectScreen } from './connect/connect-screen.tsx';
import { useStationState, useStationView } from './connection/station.tsx';
import { ChangeQuestion } from './customers/change-question.tsx';
import { CustomersScreen } from './customers/customers-screen.tsx';
import { DoorsScreen } from './doors/doors-screen.tsx';
import { ColorScheme } from './frame/color-scheme.tsx';
import { Opening } from './frame/opening.tsx';
import type { Place } from './frame/place.ts';
import { LookUpScreen } from './look-up/look-up-screen.tsx';
import { useLookUp } from './look-up/use-look-up.ts';
import { NewCustomerScreen } from './new-customer/new-customer-screen.tsx';
import { OtherDeviceScreen } from './other-device/other-device-screen.tsx';
import { PackingScreen } from './packing/packing-screen.tsx';
import { ScanElsewhere } from './packing/scan-elsewhere.tsx';
import { usePackingSession } from './packing/use-packing-session.ts';
import { ReportScreen } from './report/report-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SummaryScreen } from './shift/summary-screen.tsx';
import { VendorsScreen } from './vendors/vendors-screen.tsx';

/** The screen follows from the station: no account, doors; no customer, customers. Only the rest is for the worker to choose. */
export function App(): ReactNode {
  const { connection, view } = useStationState();
  const [connecting, setConnecting] = useState(false);
  if (view === undefined) return <Opening lost={connection === 'lost'} />;
  return (
    <>
      <ColorScheme />
      {connecting ? (
        <ConnectScreen onBack={() => setConnecting(false)} onDone={() => setConnecting(false)} />
      ) : view.account.kind === 'none' ? (
        <DoorsScreen onConnect={() => setConnecting(true)} />
      ) : (
        <Station key={view.account.kind} />
      )}
    </>
  );
}

/** The station with an account: made anew with the next one, so that nothing of practice is left over. */
function Station(): ReactNode {
  const { customer, queue } = useStationView();
  const session = usePackingSession();
  const lookUp = useLookUp();
  const [place, setPlace] = useState<Place>('packing');
  const [asking, setAsking] = useState(false);
  const waiting = queue.waiting + queue.underWay + queue.unsure;

  const go = (next: Place): void => {
    if (next === 'customers' && (place === 'packing' || place === 'other-device') && waiting > 0) setAsking(true);
    else setPlace(next);
  };

  // Without a customer nothing but settings, the shift and the held boxes makes sense; packing waits behind the choice.
  const shown = (place === 'packing' || place === 'other-device') && customer === undefined ? 'customers' : place;
  useEffect(() => setAsking(false), [shown]);
  return (
    <>
      {shown === 'packing' && customer !== undefined && <PackingScreen customer={customer} session={session} go={go} />}
      {shown === 'customers' && (
        <CustomersScreen
          onBoxTooEarly={() => session.refuse('no-customer')}
          onChosen={() => setPlace('packing')}
          onStay={customer === undefined ? undefined : () => setPlace('packing')}
          go={go}
        />
      )}
      {shown === 'other-device' && customer !== undefined && <OtherDeviceScreen customer={customer} session={session} go={go} />}
      {shown === 'new-customer' && <NewCustomerScreen onBack={() => setPlace('customers')} onChosen={() => setPlace('packing')} />}
      {shown === 'vendors' && <VendorsScreen onBack={() => setPlace('customers')} />}
      {shown === 'attention' && <AttentionScreen go={go} />}
      {shown === 'summary' && <SummaryScreen go={go} />}
      {shown === 'settings' && <SettingsScreen go={go} />}
      {shown === 'look-up' && <LookUpScreen session={lookUp} go={go} />}
      {shown === 'report' && <ReportScreen go={go} />}
      {!TAKES_SCANS.has(shown) && <ScanElsewhere session={session} onPacking={() => setPlace('packing')} />}
      {customer !== undefined && (
        <ChangeQuestion
          customer={customer}
          waiting={waiting}
          opened={asking}
          onStay={() => setAsking(false)}
          onChange={() => setPlace('customers')}
        />
      )}
    </>
  );
}

/** Screens that do something with a scan themselves. On any other one it is refused aloud. */
const TAKES_SCANS: ReadonlySet<Place> = new Set(['packing', 'customers', 'look-up', 'other-device']);
