import { useMemo, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { customerSearch } from '../../core/domain/customer-search.ts';
import { readName } from '../../core/domain/new-customer.ts';
import { sameName, similarIn } from '../../core/domain/similar-names.ts';
import { CustomerTile } from '../customers/customer-tile.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { GiantField } from '../frame/giant-field.tsx';
import { Hint } from '../frame/hint.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './new-customer.module.css';

interface NamePageProps {
  readonly step: string;
  readonly name: string;
  readonly customers: readonly CustomerView[];
  readonly onName: (name: string) => void;
  readonly onChoose: (customer: CustomerView) => void;
  readonly onNext: () => void;
}

/** The name. Whoever is in the list under nearly the same one is shown while it is typed: two of one name are never told apart again. */
export function NamePage({ step, name, customers, onName, onChoose, onNext }: NamePageProps): ReactNode {
  const { newCustomer: words } = useWords();
  const search = useMemo(() => customerSearch(customers), [customers]);
  const similar = useMemo(() => similarIn(customers), [customers]);
  const read = readName(name);
  const same = read === undefined ? [] : similar(read).filter((customer) => sameName(customer.name, read));
  const alike = read === undefined || read.length < 3 ? [] : [...new Set([...search(read), ...similar(read)])];
  const shown = [...same, ...alike.filter((customer) => !same.includes(customer))].slice(0, 3);
  const ready = read !== undefined && same.length === 0;
  const next = (): void => {
    if (ready) onNext();
  };
  return (
    <QuestionPage
      step={step}
      question={words.name.question}
      help={words.name.help}
      next={
        <BigButton tone="main" disabled={!ready} onClick={next} className={classes.go ?? ''}>
          {words.next}
        </BigButton>
      }
    >
      <GiantField label={words.name.label} value={name} maxLength={200} onType={onName} onEnter={next} />
      {name.trim() !== '' && read === undefined && (
        <Hint tone="wrong" shape={<Shape signal="refused" size="34px" />}>
          {words.name.unreadable}
        </Hint>
      )}
      {shown.length > 0 && (
        <>
          <Hint tone="warning" shape={<Shape signal="duplicate" size="34px" />}>
            {same.length > 0 ? words.name.same : words.name.similar}
          </Hint>
          <ul className={classes.alike}>
            {shown.map((customer) => (
              <li key={customer.id}>
                <CustomerTile customer={customer} current={false} similar={false} onChoose={() => onChoose(customer)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </QuestionPage>
  );
}
