import type { Random } from '../labels/random.ts';
import type { Recording } from './record.ts';
import type { Step } from './trace.ts';

/**
 * What a power cut leaves of everything that was not synced.
 * - `kept`: all of it.
 * - `dropped`: nothing.
 * - `torn`: all up to one write, and of that write the first sectors.
 * - `reordered`: any sectors, in any state that they went through; what was never written is zeros or another file's bytes.
 */
export type Loss =
  | { readonly how: 'kept' }
  | { readonly how: 'dropped' }
  | { readonly how: 'torn'; readonly sector: 512 | 4096 }
  | { readonly how: 'reordered'; readonly sector: 512 | 4096 };

/**
 * A disk with a cache that a power cut takes. Only `sync` makes a file's content safe, and only `sync-folder` makes safe which files and folders
 * there are in it. That is all that POSIX promises; most file systems keep more, and no station should need it.
 */
export interface Disk {
  step(step: Step): void;
  /** The files after a power cut now, by path. */
  image(loss: Loss, random: Random): Map<string, Buffer>;
}

export function disk(before: Recording['before']): Disk {
  const made = (content: Buffer): File => ({ safe: content, pending: [] });
  const safe = new Map<string, Entry>([...before].map(([path, content]) => [path, content === 'folder' ? 'folder' : made(content)]));
  const entries = new Map(safe);
  /** What each path stood for, one after the other, since its folder was synced. */
  let changes: { readonly path: string; readonly entry: Entry | undefined }[] = [];
  const put = (path: string, entry: Entry | undefined): void => {
    set(entries, path, entry);
    changes.push({ path, entry });
  };
  const fileOf = (path: string): File => {
    const entry = entries.get(path);
    if (entry === undefined || entry === 'folder') throw new Error(`${path} is no file`);
    return entry;
  };

  return {
    step(step) {
      switch (step.kind) {
        case 'create':
          if (!entries.has(step.file)) put(step.file, made(Buffer.alloc(0)));
          return;
        case 'create-folder':
          put(step.folder, 'folder');
          return;
        case 'remove':
          put(step.file, undefined);
          return;
        case 'write':
        case 'truncate':
          fileOf(step.file).pending.push(step);
          return;
        case 'sync': {
          const file = fileOf(step.file);
          file.safe = file.pending.reduce(applied, file.safe);
          file.pending.length = 0;
          return;
        }
        case 'sync-folder': {
          const here = (path: string): boolean => folderOf(path) === step.folder;
          for (const { path, entry } of changes.filter((change) => here(change.path))) set(safe, path, entry);
          changes = changes.filter((change) => !here(change.path));
          return;
        }
        case 'say':
          return;
      }
    },
    image(loss, random) {
      const left = new Map(safe);
      for (const [path, mine] of Map.groupBy(changes, (change) => change.path)) {
        const happened = loss.how === 'dropped' ? 0 : loss.how === 'reordered' ? random.whole(0, mine.length) : mine.length;
        const last = mine[happened - 1];
        if (last !== undefined) set(left, path, last.entry);
      }
      const files = new Map<string, Buffer>();
      for (const [path, entry] of left) if (entry !== 'folder' && isThere(left, path)) files.set(path, contentAfter(entry, loss, random));
      return files;
    },
  };
}

type Entry = File | 'folder';

function set(entries: Map<string, Entry>, path: string, entry: Entry | undefined): void {
  if (entry === undefined) entries.delete(path);
  else entries.set(path, entry);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** With a folder goes all that is in it. */
function isThere(entries: ReadonlyMap<string, Entry>, path: string): boolean {
  return path === '' || (entries.has(path) && isThere(entries, folderOf(path)));
}

interface File {
  safe: Buffer;
  readonly pending: Change[];
}

type Change = Extract<Step, { kind: 'write' | 'truncate' }>;

function contentAfter({ safe, pending }: File, loss: Loss, random: Random): Buffer {
  if (loss.how === 'dropped' || pending.length === 0) return safe;
  if (loss.how === 'kept') return pending.reduce(applied, safe);
  if (loss.how === 'torn') return torn(safe, pending, loss.sector, random);
  return reordered(safe, pending, loss.sector, random);
}

function applied(content: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') return resized(content, change.size);
  const { at, bytes } = change;
  const grown = resized(content, Math.max(content.length, at + bytes.length));
  bytes.copy(grown, at);
  return grown;
}

/** A copy: an image must not change with the disk. */
function resized(content: Buffer, size: number): Buffer {
  const copy = Buffer.alloc(size);
  content.copy(copy);
  return copy;
}

function torn(safe: Buffer, pending: readonly Change[], sector: number, random: Random): Buffer {
  const last = random.whole(0, pending.length - 1);
  const whole = pending.slice(0, last).reduce(applied, safe);
  const change = pending[last];
  if (change?.kind !== 'write') return whole;
  const { at, bytes } = change;
  // Sectors lie where the disk has them, not where the write began.
  const first = Math.ceil((at + 1) / sector) * sector;
  const edges = first >= at + bytes.length ? 0 : Math.ceil((at + bytes.length - first) / sector);
  const edge = random.whole(0, edges);
  return edge === 0 ? whole : applied(whole, { ...change, bytes: bytes.subarray(0, first + (edge - 1) * sector - at) });
}

function reordered(safe: Buffer, pending: readonly Change[], sector: number, random: Random): Buffer {
  // Every size that the file has had since its sync: a write makes it longer, and only a truncation shorter.
  const sizes = [safe.length];
  for (const change of pending)
    sizes.push(change.kind === 'truncate' ? change.size : Math.max(sizes.at(-1) ?? 0, change.at + change.bytes.length));
  const size = random.pick([safe.length, sizes.at(-1) ?? 0, sizes[random.whole(0, sizes.length - 1)] ?? 0]);
  const content = resized(safe, size);
  if (size > safe.length && random.fraction() < 0.5) content.fill(random.whole(1, 255), safe.length);
  const writes = pending.filter((change) => change.kind === 'write');
  const bySector = new Map<number, { at: number; bytes: Buffer }[]>();
  for (const { at, bytes } of writes) {
    for (let from = at; from < at + bytes.length;) {
      const to = Math.min(at + bytes.length, (Math.floor(from / sector) + 1) * sector);
      const place = Math.floor(from / sector);
      bySector.set(place, [...(bySector.get(place) ?? []), { at: from, bytes: bytes.subarray(from - at, to - at) }]);
      from = to;
    }
  }
  const lucky = random.pick([0.2, 0.5, 0.9]);
  for (const [place, pieces] of bySector) {
    const happened = random.fraction() < lucky ? pieces.length : random.whole(0, pieces.length);
    if (happened === 0) continue;
    // A sector is written whole: what lay beside the piece on the disk before comes with it.
    if (place * sector >= safe.length) content.fill(0, Math.min(place * sector, size), Math.min((place + 1) * sector, size));
    for (const { at, bytes } of pieces.slice(0, happened)) if (at < size) bytes.copy(content, at);
  }
  return content;
}
