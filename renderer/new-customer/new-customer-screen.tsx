import { useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { readName, type Language } from '../../core/domain/new-customer.ts';
import { useClient } from '../connection/station.tsx';
import { useChooseCustomer } from '../customers/use-choose-customer.ts';
import { useCustomers } from '../customers/use-customers.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Hint } from '../frame/hint.tsx';
import { Screen } from '../frame/screen.tsx';
import { Shape } from '../frame/shapes.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { AddressesPage } from './addresses-page.tsx';
import { ConfirmPage } from './confirm-page.tsx';
import { LanguagePage } from './language-page.tsx';
import { NamePage } from './name-page.tsx';
import { OutcomePage, type Creation } from './outcome-page.tsx';

interface NewCustomerScreenProps {
  readonly onBack: () => void;
  /** Somebody packs for the new customer. */
  readonly onChosen: () => void;
}

type Page = 'name' | 'owners' | 'admins' | 'language' | 'confirm';

/** One question after the other, the name shown as it will stay for ever, and only then is anything sent. */
export function NewCustomerScreen({ onBack, onChosen }: NewCustomerScreenProps): ReactNode {
  const { newCustomer: words } = useWords();
  const client = useClient();
  const { list } = useCustomers();
  const [page, setPage] = useState<Page>('name');
  const [name, setName] = useState('');
  const [owners, setOwners] = useState<readonly string[]>([]);
  const [admins, setAdmins] = useState<readonly string[]>([]);
  const [language, setLanguage] = useState<Language>();
  const [outcome, setOutcome] = useState<Creation>();
  const { choose, refused } = useChooseCustomer(onChosen);
  const wanted = { name: readName(name) ?? name, owners: [...owners], admins: [...admins], ...(language !== undefined && { language }) };
  const create = useAction(() => client.customers.create(wanted), setOutcome);
  const pack = (customer: CustomerView): void => choose(customer);

  const asked = (): ReactNode => {
    switch (page) {
      case 'name':
        return (
          <NamePage
            step={words.step(1, 4)}
            name={name}
            customers={list?.customers ?? []}
            onName={setName}
            onChoose={pack}
            onNext={() => setPage('owners')}
          />
        );
      case 'owners':
        return (
          <AddressesPage
            key="owners"
            step={words.step(2, 4)}
            question={words.owners.question(wanted.name)}
            label={words.owners.label}
            help={words.owners.help}
            addresses={owners}
            onAddresses={setOwners}
            onBack={() => setPage('name')}
            onNext={() => setPage('admins')}
          />
        );
      case 'admins':
        return (
          <AddressesPage
            key="admins"
            step={words.step(3, 4)}
            question={words.admins.question}
            label={words.admins.label}
            help={words.admins.help}
            none={words.admins.none}
            addresses={admins}
            others={owners}
            onAddresses={setAdmins}
            onBack={() => setPage('owners')}
            onNext={() => setPage('language')}
          />
        );
      case 'language':
        return (
          <LanguagePage
            step={words.step(4, 4)}
            language={language}
            onBack={() => setPage('admins')}
            onLanguage={(chosen) => {
              setLanguage(chosen);
              setPage('confirm');
            }}
          />
        );
      case 'confirm':
        return (
          <ConfirmPage
            {...wanted}
            running={create.running}
            failed={create.failed}
            onBack={() => setPage('language')}
            onConfirmed={() => create.run()}
          />
        );
    }
  };

  return (
    <Screen
      name="new-customer"
      head={
        <TitleBand title={words.title} alone>
          <BigButton tone="band" onClick={onBack} disabled={create.running}>
            {words.cancel}
          </BigButton>
        </TitleBand>
      }
      foot={
        refused !== undefined && (
          <Hint tone="wrong" shape={<Shape signal="refused" size="34px" />}>
            {refused}
          </Hint>
        )
      }
    >
      {outcome === undefined ? (
        asked()
      ) : (
        <OutcomePage
          outcome={outcome}
          name={wanted.name}
          onPack={pack}
          onFound={() => create.run()}
          onAgain={() => {
            setOutcome(undefined);
            setPage('confirm');
          }}
          onCheck={() => {
            setOutcome(undefined);
            setPage('owners');
          }}
        />
      )}
    </Screen>
  );
}
