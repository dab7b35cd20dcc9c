import { useCallback, useRef, useState } from 'react';

export interface Action {
  readonly run: () => void;
  readonly running: boolean;
  /** The last try had no answer. */
  readonly failed: boolean;
}

/** A call to the station behind a button: never twice at once, and a lost answer is a state and not an exception. */
export function useAction<T>(call: () => Promise<T>, onDone?: (value: T) => void): Action {
  const [state, setState] = useState({ running: false, failed: false });
  const latest = useRef({ call, onDone });
  latest.current = { call, onDone };
  const busy = useRef(false);

  const run = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    setState({ running: true, failed: false });
    const { call: start, onDone: finish } = latest.current;
    start().then(
      (value) => {
        busy.current = false;
        setState({ running: false, failed: false });
        finish?.(value);
      },
      () => {
        busy.current = false;
        setState({ running: false, failed: true });
      },
    );
  }, []);
  return { run, ...state };
}
