import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconMail, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { isAddress, isPersonalAddress, sameAddress } from '../../core/domain/new-customer.ts';
import { BigButton } from '../frame/big-button.tsx';
import { GiantField } from '../frame/giant-field.tsx';
import { Hint } from '../frame/hint.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './new-customer.module.css';

interface AddressesPageProps {
  readonly step: string;
  readonly question: string;
  readonly label: string;
  readonly help: string;
  /** The words for going on without any, where that is allowed. */
  readonly none?: string;
  readonly addresses: readonly string[];
  /** Named on another page already. */
  readonly others?: readonly string[];
  readonly onAddresses: (addresses: readonly string[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Addresses one by one. What stands in the field counts too: nobody should have to know that it had to be added first. */
export function AddressesPage(props: AddressesPageProps): ReactNode {
  const { step, question, label, help, none, addresses, others = [], onAddresses, onBack, onNext } = props;
  const { newCustomer } = useWords();
  const { addresses: words } = newCustomer;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const text = typed.trim();
  const personal = [...addresses, text].findLast(isPersonalAddress);

  /** Whether the field is empty afterwards. */
  const add = (): boolean => {
    if (text === '') return true;
    const there = [...addresses, ...others].some((address) => sameAddress(address, text));
    if (!isAddress(text) || there) {
      setWrong(there ? words.there : words.wrong);
      return false;
    }
    onAddresses([...addresses, text]);
    setTyped('');
    return true;
  };
  const isEmpty = text === '' && addresses.length === 0;
  const next = (): void => {
    if (isEmpty && none === undefined) return;
    if (add()) onNext();
  };

  return (
    <QuestionPage
      step={step}
      question={question}
      help={help}
      onBack={onBack}
      next={
        <>
          <BigButton onClick={add} disabled={text === '' || addresses.length >= MOST}>
            {words.add}
          </BigButton>
          <BigButton tone="main" onClick={next} disabled={isEmpty && none === undefined} className={classes.go ?? ''}>
            {isEmpty && none !== undefined ? none : newCustomer.next}
          </BigButton>
        </>
      }
    >
      <GiantField
        label={label}
        value={typed}
        type="text"
        inputMode="email"
        maxLength={254}
        onType={(value) => {
          setTyped(value);
          setWrong(undefined);
        }}
        onEnter={text === '' ? next : add}
      />
      {wrong !== undefined && (
        <Hint tone="wrong" shape={<Shape signal="refused" size="34px" />}>
          {wrong}
        </Hint>
      )}
      {wrong === undefined && personal !== undefined && (
        <Hint tone="warning" shape={<IconAlertTriangle size={34} stroke={2.2} aria-hidden />}>
          {words.personal(personal.slice(personal.lastIndexOf('@') + 1))}
        </Hint>
      )}
      {addresses.length > 0 && (
        <ul className={classes.addresses} aria-label={words.chosen}>
          {addresses.map((address) => (
            <li key={address} className={classes.address}>
              <IconMail size={28} aria-hidden />
              <span>{address}</span>
              <UnstyledButton
                className={classes.remove}
                aria-label={words.remove(address)}
                onClick={() => onAddresses(addresses.filter((each) => each !== address))}
              >
                <IconX size={30} aria-hidden />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </QuestionPage>
  );
}

const MOST = 20;
