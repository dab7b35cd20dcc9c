import { useEffect, useRef, useState } from 'react';
import { useClient } from '../connection/station.tsx';
import type { Troubled } from '../../core/views/google.ts';

export type OrderNumberState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'going'; readonly devices: number; readonly progress: number }
  | {
      readonly kind: 'done';
      readonly orderNumber: string;
      readonly changed: number;
      readonly failed: readonly { readonly name: string; readonly code: string }[];
    }
  | { readonly kind: 'trouble'; readonly trouble: Troubled['trouble'] | 'no-answer'; readonly code: string | undefined };

/** Writes an order number and follows it. Going away, or `stop`, ends the asking; nothing is lost by it. */
export function useOrderNumber(claim: string, devices: number) {
  const client = useClient();
  const [state, setState] = useState<OrderNumberState>({ kind: 'asking' });
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);

  const write = (orderNumber: string): void => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const { signal } = controller;
    const show = (next: OrderNumberState): void => {
      if (!signal.aborted) setState(next);
    };
    show({ kind: 'going', devices, progress: 0 });
    const follow = async (): Promise<void> => {
      let last: OrderNumberState = { kind: 'trouble', trouble: 'no-answer', code: undefined };
      for await (const step of await client.claims.setOrderNumber({ claim, orderNumber }, { signal })) {
        if (step.outcome === 'going') show({ kind: 'going', devices: step.devices, progress: step.progress });
        else if (step.outcome === 'done') last = { kind: 'done', orderNumber, changed: step.changed, failed: step.failed };
        else last = { kind: 'trouble', trouble: step.trouble, code: step.code };
      }
      show(last);
    };
    follow().catch(() => show({ kind: 'trouble', trouble: 'no-answer', code: undefined }));
  };
  const stop = (): void => {
    current.current?.abort();
    setState({ kind: 'asking' });
  };
  return { state, write, stop };
}
