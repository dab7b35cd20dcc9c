import { useCallback, useRef, useState } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { useClient } from '../connection/station.tsx';
import { useWords } from '../words/words.ts';

/** Packs for a customer from now on, once however often it is tapped. `refused` is why not, in words. */
export function useChooseCustomer(onChosen: () => void): {
  readonly choose: (customer: CustomerView) => void;
  readonly refused: string | undefined;
  readonly forget: () => void;
} {
  const { customers: words } = useWords();
  const client = useClient();
  const [refused, setRefused] = useState<string>();
  const choosing = useRef(false);
  const choose = (customer: CustomerView): void => {
    if (choosing.current) return;
    choosing.current = true;
    client.customers
      .choose({ customer: customer.id })
      .then(
        (answer) => (answer.outcome === 'chosen' ? onChosen() : setRefused(words.refused[answer.reason])),
        () => setRefused(words.unanswered),
      )
      .finally(() => {
        choosing.current = false;
      });
  };
  return { choose, refused, forget: useCallback(() => setRefused(undefined), []) };
}
