import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SavedTokens } from './access/bearer-tokens.ts';
import type { SavedServiceAccount } from './access/service-account.ts';
import type { SavedWorld } from './world/world.ts';

export interface SavedState {
  readonly version: 1;
  readonly serviceAccount: SavedServiceAccount;
  readonly tokens: SavedTokens;
  readonly world: SavedWorld;
}

/** Keeps the state, whole, in one file that is replaced at once: after a crash there is the old state or the new one. */
export interface StateKeeper {
  /** Something is different now. */
  changed(): void;
  /** Resolves when every change so far is on the disk; calls that come together share one write. Rejects when it cannot be written. */
  kept(): Promise<void>;
}

/** `snapshot` is asked for the state at the moment of writing. Without a path nothing is kept. */
export function createStateKeeper(path: string | undefined, snapshot: () => SavedState): StateKeeper {
  let changes = 0;
  let written = 0;
  let writing: Promise<void> | undefined;
  const write = async (file: string): Promise<void> => {
    const covers = changes;
    try {
      await replaceFile(file, JSON.stringify(snapshot()));
      written = covers;
    } finally {
      writing = undefined;
    }
  };
  return {
    changed() {
      changes += 1;
    },
    async kept() {
      if (path === undefined) return;
      const wanted = changes;
      while (written < wanted) await (writing ??= write(path));
    },
  };
}

/** The state of the file, or undefined where there is no file. Throws, with a message for people, when it is not ours to use. */
export async function readState(path: string): Promise<SavedState | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const state = parseState(text);
  if (state === undefined) {
    throw new Error(`${path} is not a state file of this simulator. Name another file, or move this one away to begin anew.`);
  }
  return state;
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

/** Only we write it, so a look at its outline is enough to tell it from any other file. */
function parseState(text: string): SavedState | undefined {
  try {
    const state = JSON.parse(text) as Partial<SavedState> | null;
    const world = state?.world;
    const isOurs =
      state?.version === 1 &&
      typeof state.serviceAccount?.privateKey === 'string' &&
      [state.tokens, world?.devices, world?.operations, world?.ledger].every(Array.isArray);
    return isOurs ? (state as SavedState) : undefined;
  } catch {
    return undefined;
  }
}
