import { isHere, type Box } from './box.ts';
import type { HeldReason, StoredEvent } from './events.ts';
import { isLastWord } from './look-up.ts';

/**
 * Where a box is for a person who wants it back, or for somebody else.
 * - `here`: nothing of it is at Google, and nothing can still get there.
 * - `on-its-way`: in a request without an answer.
 * - `in-doubt`: it stands here, but a request with it was lost earlier and may be carried out late.
 * - `claimed`: its customer's; it can be let go.
 * - `letting-go`: to be let go already, or Google would not.
 * - `gone`: let go or taken back.
 */
export type Whereabouts = (typeof WHEREABOUTS)[number];
export const WHEREABOUTS = ['here', 'on-its-way', 'in-doubt', 'claimed', 'letting-go', 'gone'] as const;

/** @param history of this box, oldest first; asked for only where it matters, which is for few of the boxes of a shift */
export function whereabouts(box: Box, history: () => readonly StoredEvent[]): Whereabouts {
  if (isHere(box)) return isInDoubt(history()) ? 'in-doubt' : 'here';
  switch (box.state) {
    case 'waiting':
    case 'sent':
    case 'processing':
    case 'unsure':
      return 'on-its-way';
    case 'claimed':
      return 'claimed';
    case 'releasing':
    case 'unclaiming':
    case 'held':
      return 'letting-go';
    case 'released':
    case 'undone':
      return 'gone';
  }
}

/**
 * Whether a claim of this box may still be carried out although it waits here, or is held. After a lost answer a look-up that finds nobody is
 * enough to claim it again for the same customer, which harms nothing if the first one comes late; to say that it never happened takes more:
 * Google's own word that it is done with that request, or that it wants nothing of this device.
 */
export function isInDoubt(history: readonly StoredEvent[]): boolean {
  let doubt = false;
  let isAnswered = true;
  for (const event of history) {
    switch (event.type) {
      case 'claim-sent':
        isAnswered = true;
        break;
      case 'claim-unsure':
        isAnswered = false;
        doubt ||= !isLastWord(event.body.code);
        break;
      case 'box-held':
        // A number that Google would not even look up says nothing of the request that was lost.
        if (ABOUT_THE_DEVICE.has(event.body.reason) && (isAnswered || event.body.reason === 'other-company')) doubt = false;
        break;
      case 'box-released':
        doubt = false;
        break;
      default:
    }
  }
  return doubt;
}

/** What Google refuses about a device it refuses for every request with it, whenever that comes. */
const ABOUT_THE_DEVICE: ReadonlySet<HeldReason> = new Set<HeldReason>([
  'other-company',
  'invalid-identifier',
  'identifier-set',
  'invalid-manufacturer',
  'invalid-model',
]);
