import type { ReactNode } from 'react';
import type { Advice } from '../scan/guidance.ts';

/** What to do with the box, as a picture for whoever does not read the word beside it. Each differs from the others by outline. */
export function AdvicePicture({ advice }: { readonly advice: Advice }): ReactNode {
  return (
    <svg viewBox="0 0 100 100" width="1.5em" height="1.5em" aria-hidden focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="8" strokeLinecap="round" strokeLinejoin="round">
        {PICTURES[advice]}
      </g>
    </svg>
  );
}

const PICTURES: Readonly<Record<Advice, ReactNode>> = {
  // A small label, and arrows that make it large.
  closer: <path d="M36 38h28v24H36zM8 30V10h20M92 30V10H72M8 70v20h20M92 70v20H72" />,
  // Bars that run into each other.
  'out-of-focus': (
    <>
      <circle cx="50" cy="50" r="40" strokeDasharray="14 18" />
      <path d="M36 34v32M50 34v32M64 34v32" strokeWidth="12" opacity="0.55" />
    </>
  ),
  // A lamp.
  'too-dark': <path d="M38 72h24M42 88h16M50 8a30 30 0 0 0-16 55v9h32v-9A30 30 0 0 0 50 8z" />,
  // A shine.
  glare: <path d="M50 6v18M50 76v18M6 50h18M76 50h18M19 19l12 12M69 69l12 12M81 19 69 31M31 69 19 81M50 38l4 8 8 4-8 4-4 8-4-8-8-4 8-4z" />,
  // A box between two hands.
  'hold-still': <path d="M34 30h32v40H34zM8 22v56M92 22v56M20 34v32M80 34v32" />,
};
