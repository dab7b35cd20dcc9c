import { useCallback, useEffect, useState } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { useClient, useStationView } from '../connection/station.tsx';

/** The held boxes, oldest first, asked for again whenever their number changes. */
export function useHeldBoxes(): { readonly boxes: readonly BoxView[] | undefined; readonly failed: boolean; readonly reload: () => void } {
  const client = useClient();
  const { held } = useStationView().queue;
  const [state, setState] = useState<{ boxes: readonly BoxView[] | undefined; failed: boolean }>({ boxes: undefined, failed: false });

  const reload = useCallback(() => {
    client.claims.held().then(
      (boxes) => setState({ boxes, failed: false }),
      () => setState((before) => ({ ...before, failed: true })),
    );
  }, [client]);

  useEffect(reload, [reload, held]);
  return { ...state, reload };
}
