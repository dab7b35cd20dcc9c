import { useEffect, useRef, useState } from 'react';

export interface Answered<T> {
  /** Undefined until there is one. */
  readonly answer: T | undefined;
  /** The last try had no answer; the answer before stays. */
  readonly failed: boolean;
  readonly reload: () => void;
}

/**
 * What a call answers, asked for again whenever `changes` changes. Never twice at once: while hundreds of boxes are claimed there is
 * something new many times a second, and the station must not get a queue of the same question.
 * @param about what it is asked about; the answer about something else is forgotten
 */
export function useAnswer<T>(call: () => Promise<T>, about: string, changes: string): Answered<T> {
  const [state, setState] = useState<{ about: string; answer: T | undefined; failed: boolean }>({
    about,
    answer: undefined,
    failed: false,
  });
  const [ask] = useState(() =>
    oneAtATime<T>((asked, answer) =>
      setState((before) => {
        const kept = before.about === asked ? before.answer : undefined;
        return { about: asked, answer: answer === undefined ? kept : answer.value, failed: answer === undefined };
      }),
    ),
  );
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(() => ask(about, () => latest.current()), [ask, about, changes]);
  const reload = (): void => ask(about, call);
  return state.about === about ? { answer: state.answer, failed: state.failed, reload } : { answer: undefined, failed: false, reload };
}

/** Asks the newest question once the one before is answered, and a moment has passed. */
function oneAtATime<T>(told: (about: string, answer: { readonly value: T } | undefined) => void) {
  let next: { readonly about: string; readonly call: () => Promise<T> } | undefined;
  let busy = false;
  const run = (): void => {
    if (busy || next === undefined) return;
    const { about, call } = next;
    next = undefined;
    busy = true;
    const settle = (answer: { readonly value: T } | undefined): void => {
      told(about, answer);
      setTimeout(() => {
        busy = false;
        run();
      }, PAUSE_MS);
    };
    call().then(
      (value) => settle({ value }),
      () => settle(undefined),
    );
  };
  return (about: string, call: () => Promise<T>): void => {
    next = { about, call };
    run();
  };
}

const PAUSE_MS = 150;
