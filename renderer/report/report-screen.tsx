import { IconArrowLeft, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Page } from '../frame/page.tsx';
import { Dock } from '../frame/dock.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { CustomerChoice } from '../look-up/customer-choice.tsx';
import { useWords } from '../words/words.ts';
import { CustomerReport } from './customer-report.tsx';

/** Every device that we registered for a customer. */
export function ReportScreen({ go }: { readonly go: (place: Place) => void }): ReactNode {
  const { deviceReport: words } = useWords();
  const [customer, setCustomer] = useState<CustomerView>();
  return (
    <Screen
      name="report"
      scrolls={customer !== undefined}
      head={
        <TitleBand title={customer === undefined ? words.title : words.of(customer.name)} alone>
          {customer !== undefined && (
            <>
              <BigButton tone="band" onClick={() => setCustomer(undefined)} leftSection={<IconUsers size={28} aria-hidden />}>
                {words.other}
              </BigButton>
              <BigButton tone="band" onClick={() => go('look-up')} leftSection={<IconArrowLeft size={28} aria-hidden />}>
                {words.back}
              </BigButton>
            </>
          )}
        </TitleBand>
      }
      foot={<Dock place="report" go={go} />}
    >
      {customer === undefined ? (
        <CustomerChoice title={words.choose} onChoose={setCustomer} onBack={() => go('look-up')} />
      ) : (
        <Page width="table">
          <CustomerReport key={customer.id} customer={customer} />
        </Page>
      )}
    </Screen>
  );
}
