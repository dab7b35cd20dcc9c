import type { Change } from './changes.ts';
import type { SavedState } from './saved.ts';
import { addLine, replaceFile } from './state-file.ts';

/**
 * Keeps the state in one file of lines: the first is the whole state, each one after it what a request changed. So a change costs what
 * it changes, however large the state is; when the changes have outgrown the state, a new first line takes the place of all.
 */
export interface StateKeeper {
  keep(change: Change): void;
  /** Resolves when every change so far is on the disk; changes that come together share one line. Rejects when it cannot be written. */
  kept(): Promise<void>;
  /** The same, and leaves the file with its first line only. */
  close(): Promise<void>;
}

/**
 * `snapshot` is asked for the whole state at the moment of writing. Without a path nothing is kept.
 * @param fresh the file holds the state already, in the way that it is written here
 */
export function createStateKeeper(path: string | undefined, snapshot: () => SavedState, fresh: boolean): StateKeeper {
  if (path === undefined) return { keep() {}, kept: () => Promise.resolve(), close: () => Promise.resolve() };
  let pending: string[] = [];
  let changes = 0;
  let written = fresh ? 0 : -1;
  let wholeIsDue = !fresh;
  const size = { state: 0, changes: 0 };
  let writing: Promise<void> | undefined;

  const writeWhole = async (): Promise<void> => {
    const covers = changes;
    pending = [];
    wholeIsDue = true;
    const line = `${JSON.stringify(snapshot())}\n`;
    await replaceFile(path, line);
    wholeIsDue = false;
    written = covers;
    Object.assign(size, { state: line.length, changes: 0 });
  };
  const writeChanges = async (): Promise<void> => {
    const covers = changes;
    const line = `[${pending.join(',')}]\n`;
    pending = [];
    try {
      await addLine(path, line);
    } catch {
      // Perhaps half a line is there now, or no file at all.
      return writeWhole();
    }
    written = covers;
    size.changes += line.length;
  };
  const write = async (): Promise<void> => {
    try {
      await (wholeIsDue || size.changes > Math.max(leastLength, size.state) ? writeWhole() : writeChanges());
    } finally {
      writing = undefined;
    }
  };
  const kept = async (): Promise<void> => {
    const wanted = changes;
    while (written < wanted) await (writing ??= write());
  };
  return {
    keep(change) {
      // Now, and not when it is written: by then it may have changed again, and the order of changes would be a lie.
      pending.push(JSON.stringify(change));
      changes += 1;
    },
    kept,
    async close() {
      await kept();
      if (size.changes > 0) await writeWhole();
    },
  };
}

/** Characters of changes that are never worth gathering up. */
const leastLength = 4 * 1024 * 1024;
