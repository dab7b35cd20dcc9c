import { useCallback, useEffect, useState } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import type { GoogleView } from '../../core/views/google.ts';
import { useClient } from '../connection/station.tsx';

export interface CustomerList {
  readonly customers: readonly CustomerView[];
  readonly fetchedAt?: number | undefined;
  readonly trouble?: GoogleView['state'] | undefined;
}

export interface Customers {
  readonly list: CustomerList | undefined;
  readonly loading: boolean;
  /** The station program gave no answer; `list` is what was there before. */
  readonly failed: boolean;
  readonly refresh: () => void;
}

/** The customers as last fetched, at once, and again when asked for. */
export function useCustomers(): Customers {
  const client = useClient();
  const [state, setState] = useState<Omit<Customers, 'refresh'>>({ list: undefined, loading: true, failed: false });

  const fetch = useCallback(
    (refresh: boolean) => {
      setState((before) => ({ ...before, loading: true }));
      client.customers.list({ refresh }).then(
        (list) => setState({ list, loading: false, failed: false }),
        () => setState((before) => ({ ...before, loading: false, failed: true })),
      );
    },
    [client],
  );

  useEffect(() => fetch(false), [fetch]);
  return { ...state, refresh: useCallback(() => fetch(true), [fetch]) };
}
