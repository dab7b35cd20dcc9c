import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isFull } from './jobs.ts';

/** A file that the window gives to the station piece by piece, because it may be larger than any memory. One at a time. */
export interface Upload {
  /** Its name from here on; another one that was begun is given up. */
  begin(): string;
  /** Pieces come in order: `offset` is what has come before. */
  add(name: string, offset: number, bytes: Uint8Array): 'added' | 'not-begun' | 'disk-full' | 'cannot-store';
  /** Where it lies; undefined when it was given up. */
  file(name: string): string | undefined;
  /** It is not needed any more. */
  end(): void;
}

export function upload(dataFolder: string): Upload {
  const folder = join(dataFolder, 'importing');
  let current: { readonly name: string; readonly file: string; size: number } | undefined;
  const end = (): void => {
    current = undefined;
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    begin() {
      end();
      const name = randomUUID();
      current = { name, file: join(folder, `${name}.tar.gz`), size: 0 };
      return name;
    },
    add(name, offset, bytes) {
      if (current === undefined || current.name !== name || current.size !== offset) return 'not-begun';
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const handle = openSync(current.file, 'a', 0o600);
        try {
          for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
        } finally {
          closeSync(handle);
        }
        current.size += bytes.length;
        return 'added';
      } catch (error) {
        end();
        return isFull(error) ? 'disk-full' : 'cannot-store';
      }
    },
    file: (name) => (current?.name === name && current.size > 0 ? current.file : undefined),
    end,
  };
}
