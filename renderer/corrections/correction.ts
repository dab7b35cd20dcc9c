import type { BoxView, LocatedBox } from '../../core/views/box.ts';
import type { Tone } from '../frame/headline.tsx';
import type { Signal } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';

/** What is to be put right: boxes of a customer in a shift, or this one box, or whichever of the two the worker says. */
export interface Correction {
  readonly customer: { readonly id: string; readonly name: string };
  /** Whose boxes of this customer may be meant; without it only `box`. */
  readonly shift?: string;
  readonly box?: BoxView;
}

/** The worker says first whose boxes of the shift are wrong. */
export interface WhoseCorrection {
  readonly among: readonly { readonly id: string; readonly name: string }[];
  readonly shift: string;
}

/** How many boxes there are of each kind, as far as moving them goes. */
export interface Movable {
  readonly here: number;
  readonly claimed: number;
  /** In a request without an answer, or one was lost. */
  readonly away: number;
  readonly lettingGo: number;
}

/** @param to ID of the customer that they are to have; what is his already counts nowhere */
export function countMovable(boxes: readonly LocatedBox[], to: string): Movable {
  const counts = { here: 0, claimed: 0, away: 0, lettingGo: 0 };
  for (const { box, where } of boxes) {
    if (isMoved(box, to)) continue;
    if (where === 'here') counts.here += 1;
    else if (where === 'claimed') counts.claimed += 1;
    else if (where === 'on-its-way' || where === 'in-doubt') counts.away += 1;
    else if (where === 'letting-go') counts.lettingGo += 1;
  }
  return counts;
}

/** Whether it is this customer's, or will be by itself. */
export function isMoved(box: BoxView, to: string): boolean {
  return box.next === undefined ? box.customer.id === to : box.next.id === to;
}

/** What became of one of the boxes. */
export function becameOf(
  { box, where }: LocatedBox,
  to: { readonly id: string; readonly name: string },
  { corrections, attention }: Pick<Words, 'corrections' | 'attention'>,
): { readonly text: string; readonly signal: Signal; readonly tone: Tone } {
  const { became } = corrections.move;
  if (where === 'gone') return { text: became.gone, signal: 'undone', tone: 'quiet' };
  if (box.state === 'held')
    return { text: became.held(attention.reasons[box.reason ?? 'google-refused'].title), signal: 'attention', tone: 'bad' };
  if (box.next !== undefined || where === 'letting-go') return { text: became['letting-go'], signal: 'going', tone: 'going' };
  if (isMoved(box, to.id)) {
    if (box.state === 'claimed') return { text: became.claimed(to.name), signal: 'accepted', tone: 'good' };
    if (box.state === 'waiting') return { text: became.waiting(to.name), signal: 'waiting', tone: 'going' };
    return { text: became.going(to.name), signal: 'going', tone: 'going' };
  }
  if (where === 'claimed') return { text: became.stays(box.customer.name), signal: 'attention', tone: 'again' };
  return { text: where === 'in-doubt' ? became['in-doubt'] : became['on-its-way'], signal: 'checking', tone: 'again' };
}
