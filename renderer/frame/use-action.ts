import { useCallback, useRef, useState } from 'react';

export interface Action<A extends unknown[] = []> {
  readonly run: (...given: A) => void;
  readonly running: boolean;
  /** The last try had no answer. */
  readonly failed: boolean;
}

/** A call to the station behind a button: never twice at once, and a lost answer is a state and not an exception. */
export function useAction<T, A extends unknown[] = []>(call: (...given: A) => Promise<T>, onDone?: (value: T) => void): Action<A> {
  const [state, setState] = useState({ running: false, failed: false });
  const latest = useRef({ call, onDone });
  latest.current = { call, onDone };
  const busy = useRef(false);

  const run = useCallback((...given: A) => {
    if (busy.current) return;
    busy.current = true;
    setState({ running: true, failed: false });
    const { call: start, onDone: finish } = latest.current;
    start(...given).then(
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
