import type { TallyView } from '../../core/views.ts';
import type { Signal } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';

/** What became of the boxes of this shift, when none of them is on its way. */
export function atRest(
  { scanned, claimed, attention, released }: TallyView,
  words: Words['packing']['progress'],
): { readonly signal: Signal; readonly text: string } {
  if (scanned === 0) return { signal: 'waiting', text: words.nothingYet };
  if (claimed === scanned) return { signal: 'accepted', text: words.none };
  if (released === scanned) return { signal: 'released', text: words.released };
  return { signal: 'accepted', text: words.rest(attention + released) };
}
