import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShiftSummaryView } from '../../core/views/shift.ts';
import { useClient, useStationView } from '../connection/station.tsx';

export interface ShownSummary {
  /** `none` before the first shift, undefined until the answer is there. */
  readonly summary: ShiftSummaryView | 'none' | undefined;
  readonly failed: boolean;
  /** Shows this shift from now on: the one that was just finished. */
  readonly show: (summary: ShiftSummaryView | undefined) => void;
}

/** The running shift's summary, or the finished one's, asked for again whenever a box of any shift changes. */
export function useShiftSummary(): ShownSummary {
  const client = useClient();
  const { total, repeated, refused, queue } = useStationView();
  const [summary, setSummary] = useState<ShiftSummaryView | 'none'>();
  const [failed, setFailed] = useState(false);
  // The shift that was on the screen first stays there when it ends: its last answers still arrive.
  const shift = useRef<string>(undefined);

  const changes = JSON.stringify([total, repeated, refused, queue]);
  useEffect(() => {
    let latest = true;
    client.shift.summary({ shift: shift.current }).then(
      (answer) => {
        if (!latest) return;
        shift.current = answer?.shift;
        setSummary(answer ?? 'none');
        setFailed(false);
      },
      () => latest && setFailed(true),
    );
    return () => {
      latest = false;
    };
  }, [client, changes]);

  const show = useCallback((finished: ShiftSummaryView | undefined) => {
    if (finished === undefined) return;
    shift.current = finished.shift;
    setSummary(finished);
  }, []);
  return { summary, failed, show };
}
