import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Looked } from './look.ts';

/** What a long run has done so far, kept on the disk so that it can be ended and go on. */
export interface ProgressFile {
  /** By the first frame of each piece that is done. */
  readonly done: Map<number, Looked>;
  keep(from: number, looked: Looked): void;
}

/** One file for each seed and state of the sources: a changed reader or generator begins anew. */
export function openProgress(folder: string, seed: number, sources: readonly string[]): ProgressFile {
  const file = join(folder, `scan-wrong-${seed}-${digest(sources)}.json`);
  const done = new Map<number, Looked>(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  return {
    done,
    keep(from, looked) {
      done.set(from, looked);
      mkdirSync(dirname(file), { recursive: true });
      // Renamed into place, so that a run that is ended while it writes loses nothing.
      writeFileSync(`${file}.new`, JSON.stringify([...done]));
      renameSync(`${file}.new`, file);
    },
  };
}

function digest(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts'),
    );
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}
