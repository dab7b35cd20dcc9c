import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconListDetails, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views.ts';
import { matchingCustomers } from '../../core/domain/customer.ts';
import { identify } from '../../core/domain/identifiers.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { useWords } from '../words/words.ts';
import { CustomerTile } from './customer-tile.tsx';
import classes from './customers-screen.module.css';
import { similarNames } from './similar-names.ts';
import { useCustomers, type Customers } from './use-customers.ts';

interface CustomersScreenProps {
  /** Sounds the refusal: a box that is scanned here belongs to nobody yet. */
  readonly onBoxTooEarly: () => void;
  readonly onChosen: () => void;
  /** Only when there is a customer to stay with. */
  readonly onStay?: (() => void) | undefined;
  readonly go: (place: Place) => void;
}

/** For whom the next boxes are. Shown before the first box, and whenever the worker asks for another customer. */
export function CustomersScreen({ onBoxTooEarly, onChosen, onStay, go }: CustomersScreenProps): ReactNode {
  const { customers: words, lookUp } = useWords();
  const { report } = lookUp;
  const client = useClient();
  const view = useStationView();
  const customers = useCustomers();
  const [typed, setTyped] = useState('');
  const [notice, setNotice] = useState<string>();
  const choosing = useRef(false);

  const choose = (customer: CustomerView): void => {
    if (choosing.current) return;
    choosing.current = true;
    client.customers
      .choose({ customer: customer.id })
      .then(
        (answer) => (answer.outcome === 'chosen' ? onChosen() : setNotice(words.refused[answer.reason])),
        () => setNotice(words.unanswered),
      )
      .finally(() => {
        choosing.current = false;
      });
  };

  useHandScanner({
    enabled: true,
    onScan: ([text = '']) => {
      if (identify(text).kind === 'imei') {
        setNotice(words.boxFirst);
        onBoxTooEarly();
      } else {
        setNotice(undefined);
        setTyped(text.trim());
      }
    },
  });

  const found = matchingCustomers(customers.list?.customers ?? [], typed);
  return (
    <Screen
      name="customers"
      head={
        <TitleBand title={words.title} alone>
          <BigButton tone="band" onClick={() => go('report')} leftSection={<IconListDetails size={28} aria-hidden />}>
            {report}
          </BigButton>
          {onStay !== undefined && view.customer !== undefined && (
            <BigButton tone="band" onClick={onStay}>
              {words.change.stay(view.customer.name)}
            </BigButton>
          )}
        </TitleBand>
      }
    >
      <div className={classes.picker}>
        <div className={classes.search}>
          <TextInput
            aria-label={words.search}
            placeholder={words.search}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            leftSection={<IconSearch size={36} aria-hidden />}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setNotice(undefined);
            }}
            classNames={{ root: classes.field ?? '', input: classes.input ?? '', section: classes.glass ?? '' }}
          />
          <BigButton
            onClick={customers.refresh}
            loading={customers.loading && customers.list !== undefined}
            leftSection={<IconRefresh size={28} aria-hidden />}
            className={classes.refresh ?? ''}
          >
            {words.refresh}
          </BigButton>
        </div>
        {notice !== undefined && (
          <p className={classes.notice} role="alert">
            <IconAlertTriangle size={30} aria-hidden /> {notice}
          </p>
        )}
        <ListState customers={customers} shown={found.length} />
        <ul className={classes.tiles}>
          {found.map((customer) => (
            <li key={customer.id}>
              <CustomerTile
                customer={customer}
                current={customer.id === view.customer?.id}
                similar={found.some((other) => other.id !== customer.id && similarNames(other.name, customer.name))}
                onChoose={() => choose(customer)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Screen>
  );
}

/** What the list is: how long, how old, or why there is none. */
function ListState({ customers, shown }: { readonly customers: Customers; readonly shown: number }): ReactNode {
  const { customers: words } = useWords();
  const { list, loading, failed } = customers;
  if (list === undefined) return <p className={classes.state}>{loading ? words.loading : words.unanswered}</p>;
  const old = list.trouble !== undefined && list.trouble !== 'fine';
  const all = list.customers.length;
  return (
    <>
      {(failed || old) && (
        <p className={classes.notice} role="status">
          <IconAlertTriangle size={30} aria-hidden />
          {failed ? words.unanswered : list.fetchedAt === undefined || all === 0 ? words.noList : words.old(list.fetchedAt)}
        </p>
      )}
      <p className={classes.state} role="status">
        {all === 0 ? (old || failed ? '' : words.empty) : shown === 0 ? words.none : words.count(shown, all)}
      </p>
    </>
  );
}
