import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Looked } from './look.ts';

/** What a long run has done so far, kept on the disk so that it can be ended and go on. */
export interface ProgressFile {
  /** By the first scene of each piece that is done. */
  readonly done: Map<number, Looked>;
  keep(from: number, looked: Looked): void;
}

/** One file for each seed and digest of the sources: a changed reader or generator begins anew. */
export function openProgress(folder: string, seed: number, digest: string): ProgressFile {
  const file = join(folder, `scan-wrong-${seed}-${digest}.json`);
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

/** Twelve hex digits of a source file, all of our own files that it imports for more than their types, and what else is given. */
export function digestOf(source: string, ...others: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const path of importedFrom(source)) hash.update(readFileSync(path));
  for (const other of others) hash.update(other);
  return hash.digest('hex').slice(0, 12);
}

function importedFrom(source: string, known = new Set<string>()): Set<string> {
  const path = resolve(source);
  if (known.has(path)) return known;
  known.add(path);
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gm);
  for (const [, relative = ''] of imports) importedFrom(join(dirname(path), relative), known);
  return known;
}
