import { IconAlertTriangle, IconBuildingStore, IconListDetails, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { customerSearch } from '../../core/domain/customer-search.ts';
import { identify } from '../../core/domain/identifiers.ts';
import { useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { SearchField } from '../frame/search-field.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { useWords } from '../words/words.ts';
import { CustomerTiles, MOST_TILES } from './customer-tiles.tsx';
import classes from './customers-screen.module.css';
import { ListState } from './list-state.tsx';
import { useChooseCustomer } from './use-choose-customer.ts';
import { useCustomers } from './use-customers.ts';

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
  const { customers: words, lookUp, newCustomer, vendors } = useWords();
  const view = useStationView();
  const customers = useCustomers();
  const [typed, setTyped] = useState('');
  const [tooEarly, setTooEarly] = useState(false);
  const { choose, refused, forget } = useChooseCustomer(onChosen);

  const type = (text: string): void => {
    setTyped(text);
    setTooEarly(false);
    forget();
  };
  useHandScanner({
    enabled: true,
    onScan: ([text = '']) => {
      if (identify(text).kind === 'imei') {
        setTooEarly(true);
        onBoxTooEarly();
      } else {
        type(text.trim());
      }
    },
  });

  const all = customers.list?.customers;
  const search = useMemo(() => customerSearch(all ?? []), [all]);
  const asked = useDeferredValue(typed);
  const found = useMemo(() => search(asked), [search, asked]);
  const shown = found.slice(0, MOST_TILES);
  const notice = tooEarly ? words.boxFirst : refused;
  return (
    <Screen
      name="customers"
      head={
        <TitleBand title={words.title} alone>
          {onStay !== undefined && view.customer !== undefined && (
            <BigButton tone="band" onClick={onStay}>
              {words.change.stay(view.customer.name)}
            </BigButton>
          )}
        </TitleBand>
      }
      foot={
        <footer className={classes.foot}>
          <BigButton onClick={() => go('new-customer')} leftSection={<IconPlus size={28} aria-hidden />}>
            {newCustomer.open}
          </BigButton>
          <BigButton onClick={() => go('vendors')} leftSection={<IconBuildingStore size={28} aria-hidden />}>
            {vendors.open}
          </BigButton>
          <BigButton onClick={() => go('report')} leftSection={<IconListDetails size={28} aria-hidden />}>
            {lookUp.report}
          </BigButton>
        </footer>
      }
    >
      <div className={classes.picker}>
        <div className={classes.search}>
          <SearchField label={words.search} value={typed} onType={type} />
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
        <ListState customers={customers} found={found.length} shown={shown.length} />
        <CustomerTiles customers={shown} current={view.customer?.id} onChoose={choose} />
      </div>
    </Screen>
  );
}
