import type { StationView } from '../../core/views/station.ts';
import type { Tone } from '../frame/headline.tsx';
import type { Signal } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';

/** How all boxes of this station stand at Google, in one sentence. */
export function standing(
  { queue, total, google, operations, recent }: Pick<StationView, 'queue' | 'total' | 'google' | 'operations' | 'recent'>,
  { headline }: Words['atGoogle'],
): { readonly tone: Tone; readonly signal: Signal; readonly title: string } {
  const going = queue.waiting + queue.underWay + queue.unsure;
  if (going > 0 || operations.length > 0) {
    // Boxes of an earlier shift are in the queue too; then the sentence about this shift would be about something else.
    const ofThisShift = total.waiting === going;
    const title = ofThisShift ? headline.some(total.claimed, total.scanned - total.released - total.undone) : headline.going(going);
    return google.state === 'fine' ? { tone: 'going', signal: 'going', title } : { tone: 'again', signal: 'waiting', title };
  }
  if (queue.held > 0) return { tone: 'bad', signal: 'attention', title: headline.rest(queue.held) };
  if (recent.length === 0) return { tone: 'quiet', signal: 'waiting', title: headline.none };
  return { tone: 'good', signal: 'accepted', title: headline.all };
}
