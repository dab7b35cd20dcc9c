import type { BoxState } from './box.ts';

/** Where the boxes of one request stand now. Together they are as many as were sent. */
export interface BatchCounts {
  readonly claimed: number;
  readonly released: number;
  readonly held: number;
  readonly underWay: number;
  /** Looked up, or waiting to be sent again. */
  readonly waiting: number;
  /** Sent again later, in another request. */
  readonly moved: number;
  /** Taken back here; the request was not carried out. */
  readonly undone: number;
}

/**
 * @param here the boxes that were last sent in this request, by state
 * @param gone those that are in no request or in another one by now
 */
export function countBatch(here: readonly { readonly state: BoxState; readonly count: number }[], gone: readonly Gone[]): BatchCounts {
  const counts = { claimed: 0, released: 0, held: 0, underWay: 0, waiting: 0, moved: 0, undone: 0 };
  for (const { state, count } of here) counts[PART[state]] += count;
  for (const what of gone) counts[what] += 1;
  return counts;
}

/**
 * What became of a box that has left its request. Letting it go ends its part in the request, whoever gets it then; otherwise it left to be
 * sent again.
 * @param kind of the request that it has left
 * @param now the box's state, and what the request that it is in now does
 */
export function goneFrom(
  kind: 'claim' | 'release',
  now: { readonly state: BoxState; readonly kind: 'claim' | 'release' | undefined },
): Gone {
  if (now.state === 'released') return 'released';
  return kind === 'release' && now.kind !== 'release' ? 'released' : 'moved';
}

export type Gone = 'released' | 'moved';

const PART: Readonly<Record<BoxState, Exclude<keyof BatchCounts, 'moved'>>> = {
  waiting: 'waiting',
  sent: 'underWay',
  processing: 'underWay',
  unsure: 'waiting',
  claimed: 'claimed',
  held: 'held',
  releasing: 'waiting',
  unclaiming: 'underWay',
  released: 'released',
  undone: 'undone',
};
