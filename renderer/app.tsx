import { useEffect, useState, type ReactNode } from 'react';
import { AttentionScreen } from './claims/attention-screen.tsx';
import { CartonScreen } from './carton/carton-screen.tsx';
import { useCartonSession } from './carton/use-carton-session.ts';
import { ConnectScreen } from './connect/connect-screen.tsx';
import { useStationState, useStationView } from './connection/station.tsx';
import { ChangeQuestion } from './customers/change-question.tsx';
import { CustomersScreen } from './customers/customers-screen.tsx';
import { DoorsScreen } from './doors/doors-screen.tsx';
import { BoxScreen } from './box/box-screen.tsx';
import { CorrectionScreen } from './corrections/correction-screen.tsx';
import type { Correction, WhoseCorrection } from './corrections/correction.ts';
import { ColorScheme } from './frame/color-scheme.tsx';
import { Opening } from './frame/opening.tsx';
import type { Place } from './frame/place.ts';
import { GoogleScreen } from './google/google-screen.tsx';
import { LookUpScreen } from './look-up/look-up-screen.tsx';
import { useLookUp } from './look-up/use-look-up.ts';
import { ImportScreen } from './moving/import-screen.tsx';
import { NewCustomerScreen } from './new-customer/new-customer-screen.tsx';
import { OtherDeviceScreen } from './other-device/other-device-screen.tsx';
import { PackingScreen } from './packing/packing-screen.tsx';
import { ScanElsewhere } from './packing/scan-elsewhere.tsx';
import { usePackingSession } from './packing/use-packing-session.ts';
import { ReportScreen } from './report/report-screen.tsx';
import { RescueScreen } from './rescue/rescue-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SummaryScreen } from './shift/summary-screen.tsx';
import { VendorsScreen } from './vendors/vendors-screen.tsx';

/** The screen follows from the station: no account, doors; no customer, customers. Only the rest is for the worker to choose. */
export function App(): ReactNode {
  const { connection, view } = useStationState();
  const [step, setStep] = useState<'doors' | 'connect' | 'import'>('doors');
  const toDoors = (): void => setStep('doors');
  if (view === undefined) return <Opening lost={connection === 'lost'} />;
  return (
    <>
      <ColorScheme />
      {view.rescue !== undefined ? (
        <RescueScreen rescue={view.rescue} />
      ) : step === 'connect' ? (
        <ConnectScreen onBack={toDoors} onDone={toDoors} />
      ) : view.account.kind === 'none' && step === 'import' ? (
        <ImportScreen onBack={toDoors} onConnect={() => setStep('connect')} />
      ) : view.account.kind === 'none' ? (
        <DoorsScreen onConnect={() => setStep('connect')} onImport={() => setStep('import')} />
      ) : (
        <Station key={view.account.kind} />
      )}
    </>
  );
}

/** The station with an account: made anew with the next one, so that nothing of practice is left over. */
function Station(): ReactNode {
  const { customer, queue, shift } = useStationView();
  const session = usePackingSession();
  const carton = useCartonSession();
  const lookUp = useLookUp();
  const [place, setPlace] = useState<Place>('packing');
  const [asking, setAsking] = useState(false);
  const [box, setBox] = useState<{ readonly id: string; readonly from: Place }>();
  const [correction, setCorrection] = useState<{ readonly what: Correction | WhoseCorrection; readonly from: Place }>();
  const [request, setRequest] = useState<string>();
  const [takesScans, setTakesScans] = useState(false);
  const waiting = queue.waiting + queue.underWay + queue.unsure;

  const go = (next: Place): void => {
    if (next === 'customers' && (place === 'packing' || place === 'other-device') && waiting > 0) setAsking(true);
    else setPlace(next);
    // Chosen in the dock it begins with all requests; a box goes back to the request that it was opened in.
    if (next === 'google') setRequest(undefined);
  };

  // Without a customer nothing but settings, the shift and the held boxes makes sense; packing waits behind the choice.
  const shown = (place === 'packing' || place === 'other-device') && customer === undefined ? 'customers' : place;
  const openBox = (id: string): void => {
    setBox({ id, from: shown });
    setPlace('box');
  };
  const correct = (what: Correction | WhoseCorrection): void => {
    setCorrection({ what, from: shown });
    setPlace('correction');
  };
  useEffect(() => setAsking(false), [shown]);
  return (
    <>
      {shown === 'packing' && customer !== undefined && (
        <PackingScreen
          customer={customer}
          session={session}
          carton={carton}
          go={go}
          openBox={openBox}
          onWrongCustomer={(wrong) => correct({ customer: wrong.customer, box: wrong, ...(shift !== undefined && { shift: shift.id }) })}
        />
      )}
      {shown === 'carton' && <CartonScreen carton={carton} session={session} go={go} />}
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
      {shown === 'report' && <ReportScreen go={go} />}
      {shown === 'attention' && <AttentionScreen go={go} openBox={openBox} />}
      {shown === 'summary' && <SummaryScreen go={go} openBox={openBox} onWrongCustomer={correct} />}
      {shown === 'google' && (
        <GoogleScreen
          go={go}
          openBox={openBox}
          request={request}
          onRequest={setRequest}
          onTakesScans={setTakesScans}
          onBox={() => session.refuse('not-packing')}
        />
      )}
      {shown === 'box' && box !== undefined && (
        <BoxScreen
          box={box.id}
          go={go}
          onBack={() => setPlace(box.from)}
          onOtherCustomer={(wrong) => correct({ customer: wrong.customer, box: wrong })}
        />
      )}
      {shown === 'correction' && correction !== undefined && (
        <CorrectionScreen correction={correction.what} onBack={() => setPlace(correction.from)} />
      )}
      {shown === 'settings' && <SettingsScreen go={go} />}
      {shown === 'look-up' && <LookUpScreen session={lookUp} go={go} openBox={openBox} />}
      {!TAKES_SCANS.has(shown) && !takesScans && <ScanElsewhere session={session} onPacking={() => setPlace('packing')} />}
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
const TAKES_SCANS: ReadonlySet<Place> = new Set(['packing', 'customers', 'look-up', 'other-device', 'carton']);
