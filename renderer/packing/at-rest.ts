import type { TallyView } from '../../core/views/shift.ts';
import type { Signal } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';

/** What became of the boxes of this shift, when none of them is on its way. */
export function atRest(
  { scanned, claimed, attention, released, undone }: TallyView,
  words: Words['packing']['progress'],
): { readonly signal: Signal; readonly text: string } {
  const packed = scanned - undone;
  if (packed === 0) return { signal: 'waiting', text: words.nothingYet };
  if (claimed === packed) return { signal: 'accepted', text: words.none };
  if (released === packed) return { signal: 'released', text: words.released };
  return { signal: 'accepted', text: words.rest(attention + released) };
}
