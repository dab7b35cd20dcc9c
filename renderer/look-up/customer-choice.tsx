import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { customerSearch } from '../../core/domain/customer-search.ts';
import type { CustomerView } from '../../core/views/customer.ts';
import { CustomerTiles, MOST_TILES } from '../customers/customer-tiles.tsx';
import { useCustomers } from '../customers/use-customers.ts';
import { BigButton } from '../frame/big-button.tsx';
import { SearchField } from '../frame/search-field.tsx';
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
  return (
    <section className={classes.choice} aria-label={title} onKeyDown={(event) => event.key === 'Escape' && onBack()}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <BigButton onClick={onBack} leftSection={<IconArrowLeft size={28} aria-hidden />}>
          {frame.back}
        </BigButton>
      </div>
      <SearchField label={words.search} value={typed} onType={setTyped} />
      <p className={classes.state} role="status">
        {list === undefined
          ? loading
            ? words.loading
            : words.unanswered
          : found.length === 0
            ? words.none
            : words.count(found.length, offered.length)}
      </p>
      <div className={classes.tiles}>
        <CustomerTiles customers={found.slice(0, MOST_TILES)} onChoose={onChoose} />
      </div>
    </section>
  );
}
