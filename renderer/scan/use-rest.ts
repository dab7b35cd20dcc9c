import { useCallback, useEffect, useRef, useState } from 'react';
import { createRest, type Rest } from './rest.ts';

/** Whether the camera rests, from what happens in the window; `act` is for what happens in front of the camera. */
export function useRest(enabled: boolean): { resting: boolean; act: () => void } {
  const [resting, setResting] = useState(false);
  const rest = useRef<Rest>(undefined);

  useEffect(() => {
    if (!enabled) return undefined;
    const running = createRest({ onResting: setResting, now: () => performance.now(), after });
    rest.current = running;
    const onVisibility = () => running.hide(document.visibilityState === 'hidden');
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    // Before anybody can keep an event to himself, as the hand scanner does with its keys.
    for (const sign of SIGNS) window.addEventListener(sign, running.act, { capture: true, passive: true });
    return () => {
      running.stop();
      rest.current = undefined;
      setResting(false);
      document.removeEventListener('visibilitychange', onVisibility);
      for (const sign of SIGNS) window.removeEventListener(sign, running.act, { capture: true });
    };
  }, [enabled]);

  return { resting, act: useCallback(() => rest.current?.act(), []) };
}

/** A code from a scanner that is no keyboard. */
export const SCAN_EVENT = 'claimstation:scan';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'focus', SCAN_EVENT] as const;

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
