import { TextInput } from '@mantine/core';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { customerSearch } from '../../core/domain/customer-search.ts';
import { similarNames } from '../../core/domain/similar-names.ts';
import type { CustomerView } from '../../core/views.ts';
import { CustomerTile } from '../customers/customer-tile.tsx';
import { useCustomers } from '../customers/use-customers.ts';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import classes from './customer-choice.module.css';

interface CustomerChoiceProps {
  readonly title: string;
  /** This customer's ID is not offered. */
  readonly without?: string;
  readonly onChoose: (customer: CustomerView) => void;
  readonly onBack: () => void;
}

/** One of our customers, for something else than packing. */
export function CustomerChoice({ title, without, onChoose, onBack }: CustomerChoiceProps): ReactNode {
  const { customers: words, frame } = useWords();
  const { list, loading } = useCustomers();
  const [typed, setTyped] = useState('');
  const all = list?.customers;
  const offered = useMemo(() => (all ?? []).filter(({ id }) => id !== without), [all, without]);
  const search = useMemo(() => customerSearch(offered), [offered]);
  const found = search(typed);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <section className={classes.choice} aria-label={title} onKeyDown={(event) => event.key === 'Escape' && onBack()}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <BigButton onClick={onBack} leftSection={<IconArrowLeft size={28} aria-hidden />}>
          {frame.back}
        </BigButton>
      </div>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        leftSection={<IconSearch size={32} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        classNames={{ input: classes.input ?? '', section: classes.glass ?? '' }}
      />
      <p className={classes.state} role="status">
        {list === undefined
          ? loading
            ? words.loading
            : words.unanswered
          : found.length === 0
            ? words.none
            : words.count(found.length, offered.length)}
      </p>
      <ul className={classes.tiles}>
        {shown.map((customer) => (
          <li key={customer.id}>
            <CustomerTile
              customer={customer}
              current={false}
              similar={shown.some((other) => other.id !== customer.id && similarNames(other.name, customer.name))}
              onChoose={() => onChoose(customer)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nobody reads thousands of tiles; more letters bring the right one. */
const MOST_SHOWN = 60;
