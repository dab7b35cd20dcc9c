import { readList } from '../../core/domain/list.ts';
import { decodeText, isNoText } from './decode-text.ts';
import type { ListMessage, ListRequest } from './list-messages.ts';

/** Reads one list and ends. The window goes on meanwhile, however long it is. */
addEventListener('message', ({ data }: MessageEvent<ListRequest>) => {
  read(data).catch(() => post({ kind: 'refused', reason: 'unreadable' }));
});

async function read({ source, separately }: ListRequest): Promise<void> {
  const text = typeof source === 'string' ? source : await textOf(source);
  if (text === undefined) return;
  const found = readList(text, separately);
  if (found.kind === 'refused') return post({ kind: 'refused', reason: found.reason });
  const { devices, problems, ...about } = found.carton;
  for (let at = 0; at < Math.max(devices.length, problems.length); at += PART) {
    post({ kind: 'part', devices: devices.slice(at, at + PART), problems: problems.slice(at, at + PART) });
  }
  post({ kind: 'end', about, counted: found.counted });
}

async function textOf(file: Blob): Promise<string | undefined> {
  if (file.size > MOST_BYTES) {
    post({ kind: 'refused', reason: 'too-long' });
    return undefined;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isNoText(bytes)) return decodeText(bytes);
  post({ kind: 'refused', reason: 'no-text' });
  return undefined;
}

/** A row of a hundred thousand may have a few hundred letters. */
const MOST_BYTES = 64 * 1024 * 1024;
const PART = 2000;

function post(message: ListMessage): void {
  self.postMessage(message);
}
