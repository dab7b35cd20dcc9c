import { constants } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterChanges, type Change } from './changes.ts';
import type { SavedState } from './saved.ts';

/**
 * The state of the file, or undefined where there is no file. A line counts when it is whole: after a crash there is the state before a
 * request or the one after it. `fresh` when nothing needs to be mended before a line is added.
 * Throws `UnreadableState` when the file is not ours to use.
 */
export async function readState(path: string): Promise<{ state: SavedState; fresh: boolean } | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const state = parseState(text);
  if (state === undefined) {
    throw new UnreadableState(`${path} is not a state file of this simulator. Name another file, or move this one away to begin anew.`);
  }
  return { state, fresh: text.endsWith('\n') };
}

/** The file is damaged, or somebody else's. `message` is for people. */
export class UnreadableState extends Error {
  override readonly name = 'UnreadableState';
}

/** Adds a line to a file that is there, and is on the disk when this resolves. Rejects when there is no file. */
export async function addLine(path: string, line: string): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    await file.writeFile(line);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Writes a file that only its owner can read, and is wholly there or not at all. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  // Windows cannot open a folder, and does not need to.
  if (process.platform === 'win32') return;
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function parseState(text: string): SavedState | undefined {
  const [first = '', ...rest] = text.split('\n');
  // What stands after the last line end is half a line, or nothing.
  const lines = rest.slice(0, -1);
  try {
    const state: unknown = JSON.parse(first);
    if (!isState(state)) return undefined;
    return lines.length === 0
      ? state
      : afterChanges(
          state,
          lines.flatMap((line) => JSON.parse(line) as Change[]),
        );
  } catch {
    return undefined;
  }
}

/** Only we write it, so a look at its outline is enough to tell it from any other file. */
function isState(value: unknown): value is SavedState {
  const state = value as Partial<SavedState> | null;
  const world = state?.world;
  return (
    state?.version === 1 &&
    typeof state.serviceAccount?.privateKey === 'string' &&
    [state.tokens, world?.devices, world?.operations, world?.ledger].every(Array.isArray)
  );
}
