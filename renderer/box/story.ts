import type { HistoryEntry } from '../../core/views/box.ts';
import type { Signal } from '../frame/shapes.tsx';
import type { Words } from '../words/english.ts';

/** One line of a box's story. */
export interface StoryLine {
  readonly signal: Signal;
  readonly tone: 'good' | 'going' | 'bad' | 'quiet';
  readonly title: string;
  readonly detail: string;
}

/** What an entry says, in the worker's words. */
export function storyLine(entry: HistoryEntry, words: Pick<Words, 'story' | 'attention'>): StoryLine {
  const line = saidOf(entry, words);
  if (entry.operator === undefined) return line;
  return { ...line, detail: [line.detail, words.story.entries.by(entry.operator)].filter((part) => part !== '').join(', ') };
}

function saidOf(entry: HistoryEntry, { story, attention }: Pick<Words, 'story' | 'attention'>): StoryLine {
  const { entries: words } = story;
  const others = (entry.size ?? 1) - 1;
  const code = entry.code ?? '–';
  switch (entry.type) {
    case 'box-accepted':
      return { signal: 'storing', tone: 'quiet', ...words.accepted(entry.source ?? 'typed', entry.customer?.name ?? '', entry.list) };
    case 'box-recovered':
      return { signal: 'accepted', tone: 'good', ...words.recovered(entry.customer?.name ?? '', entry.deviceId ?? '') };
    case 'scan-repeated':
      return { signal: 'duplicate', tone: 'quiet', ...words.repeated(entry.source ?? 'typed') };
    case 'claim-sent':
      return { signal: 'going', tone: 'going', ...words.sent(others) };
    case 'claim-taken':
      return { signal: 'going', tone: 'going', ...words.taken };
    case 'claim-not-sent':
      return { signal: 'waiting', tone: 'quiet', ...words.notSent(code) };
    case 'claim-split':
      return { signal: 'waiting', tone: 'quiet', ...words.split(code) };
    case 'claim-unsure':
      return { signal: 'checking', tone: 'going', ...words.unsure(code) };
    case 'box-claimed': {
      const detail = entry.deviceId === undefined ? '' : words.asDevice(entry.deviceId);
      return { signal: 'accepted', tone: 'good', title: words.claimed[entry.how ?? 'operation'], detail };
    }
    case 'box-not-found':
      return { signal: 'checking', tone: 'quiet', ...words.notFound };
    case 'box-held': {
      const { title } = attention.reasons[entry.reason ?? 'google-refused'];
      return { signal: 'attention', tone: 'bad', ...words.held(title, entry.code ?? entry.status) };
    }
    case 'box-retried':
      return { signal: 'waiting', tone: 'quiet', ...words.retried };
    case 'release-asked':
      return { signal: 'released', tone: 'quiet', ...words.releaseAsked(entry.customer?.name) };
    case 'release-sent':
      return { signal: 'going', tone: 'going', ...words.releaseSent(others) };
    case 'release-taken':
      return { signal: 'going', tone: 'going', ...words.releaseTaken };
    case 'release-unsure':
      return { signal: 'checking', tone: 'going', ...words.releaseUnsure(code) };
    case 'box-released':
      return { signal: 'released', tone: 'quiet', ...words.released[entry.how ?? 'operation'] };
    case 'box-undone':
      return { signal: 'undone', tone: 'quiet', ...words.undone };
    case 'box-moved':
      return { signal: 'undone', tone: 'quiet', ...words.moved(entry.from?.name ?? '', entry.customer?.name ?? '') };
    case 'metadata-changed':
      return { signal: 'storing', tone: 'quiet', ...noted(entry.metadata ?? {}, words) };
    case 'shift-started':
    case 'shift-ended':
    case 'customer-chosen':
    case 'scan-refused':
    case 'claim-finished':
    case 'release-finished':
    case 'device-released':
    case 'customer-created':
    case 'journal-restored':
    case 'recovery-finished':
      return { signal: 'waiting', tone: 'quiet', ...words.other };
  }
}

function noted(metadata: Readonly<Record<string, string>>, words: Words['story']['entries']) {
  const [first, ...more] = Object.entries(metadata);
  const [name, text = ''] = first ?? [];
  if (more.length === 0 && name === 'ordernumber') return words.orderNumber(text);
  if (more.length === 0 && name === 'phonenumber') return words.phoneNumber(text);
  return words.metadata(
    Object.entries(metadata)
      .map((entry) => entry.join(': '))
      .join(', '),
  );
}
