import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';

/** What a signal looks like without its colour. Every signal differs from every other by outline, not only by what is inside. */
export type Signal =
  | 'accepted'
  | 'duplicate'
  | 'refused'
  | 'half'
  | 'storing'
  | 'waiting'
  | 'going'
  | 'checking'
  | 'attention'
  | 'released'
  | 'undone';

/** A signal in the colour of the text around it; its inside takes `--shape-inside`. Words always stand beside it, so it has none. */
export function Shape({ signal, size = '1em' }: { readonly signal: Signal; readonly size?: string }): ReactNode {
  return (
    <svg viewBox="0 0 100 100" width={size} height={size} aria-hidden focusable="false" data-signal={signal}>
      {SHAPES[signal]}
    </svg>
  );
}

/** The signal of a box on its way. */
export function signalOf(state: BoxView['state']): Signal {
  return STATES[state];
}

const INSIDE = 'var(--shape-inside, var(--card))';
const line = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const OCTAGON =
  'M33 7h34a7 7 0 0 1 5 2l19 19a7 7 0 0 1 2 5v34a7 7 0 0 1-2 5L72 91a7 7 0 0 1-5 2H33a7 7 0 0 1-5-2L9 72a7 7 0 0 1-2-5V33a7 7 0 0 1 2-5L28 9a7 7 0 0 1 5-2z';

const STATES: Readonly<Record<BoxView['state'], Signal>> = {
  waiting: 'waiting',
  sent: 'going',
  processing: 'going',
  unsure: 'checking',
  claimed: 'accepted',
  held: 'attention',
  releasing: 'going',
  unclaiming: 'going',
  released: 'released',
  undone: 'undone',
};

const SHAPES: Readonly<Record<Signal, ReactNode>> = {
  released: (
    <>
      <path d="M50 5a45 45 0 1 0 0 90a45 45 0 1 0 0-90z" {...line} stroke="currentColor" strokeWidth="10" strokeDasharray="24 16" />
      <path d="M62 34 38 50l24 16" {...line} stroke="currentColor" strokeWidth="10" />
    </>
  ),
  undone: <path d="M34 12 10 36l24 24M14 36h46a24 24 0 0 1 0 50H30" {...line} stroke="currentColor" strokeWidth="12" />,
  accepted: (
    <>
      <circle cx="50" cy="50" r="45" fill="currentColor" />
      <path d="m29 52 15 15 29-33" {...line} stroke={INSIDE} strokeWidth="11" />
    </>
  ),
  duplicate: (
    <>
      <path d="M44.500 5.500a8 8 0 0 1 11 0l39 39a8 8 0 0 1 0 11l-39 39a8 8 0 0 1-11 0l-39-39a8 8 0 0 1 0-11z" fill="currentColor" />
      <path d="M44 34h22v22" {...line} stroke={INSIDE} strokeWidth="7.500" />
      <rect x="33" y="45" width="22" height="22" rx="2" {...line} stroke={INSIDE} strokeWidth="7.500" />
    </>
  ),
  refused: (
    <>
      <path d={OCTAGON} fill="currentColor" />
      <path d="m34 34 32 32m0-32L34 66" {...line} stroke={INSIDE} strokeWidth="11" />
    </>
  ),
  attention: (
    <>
      <path d={OCTAGON} fill="currentColor" />
      <path d="M50 26v28" {...line} stroke={INSIDE} strokeWidth="12" />
      <circle cx="50" cy="73" r="7" fill={INSIDE} />
    </>
  ),
  half: (
    <>
      <circle cx="50" cy="50" r="40" {...line} stroke="currentColor" strokeWidth="9" />
      <path d="M50 10a40 40 0 0 0 0 80z" fill="currentColor" />
    </>
  ),
  storing: (
    <>
      <rect x="14" y="14" width="72" height="72" rx="14" {...line} stroke="currentColor" strokeWidth="9" />
      <path d="M50 32v30m-14-12 14 14 14-14" {...line} stroke="currentColor" strokeWidth="9" />
    </>
  ),
  waiting: (
    <>
      <circle cx="50" cy="50" r="40" {...line} stroke="currentColor" strokeWidth="9" />
      <path d="M50 28v23l14 10" {...line} stroke="currentColor" strokeWidth="9" />
    </>
  ),
  going: (
    <>
      <path
        d="M50 8 88 46H66v40a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6V46H12z"
        {...line}
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="6"
      />
    </>
  ),
  checking: (
    <>
      <circle cx="43" cy="43" r="29" {...line} stroke="currentColor" strokeWidth="10" />
      <path d="m65 65 24 24" {...line} stroke="currentColor" strokeWidth="12" />
    </>
  ),
};
