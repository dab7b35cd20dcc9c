import { statSync } from 'node:fs';

/**
 * Whether SQLite's files are still those that it opened. In WAL mode it does not look itself: after the folder was deleted, moved or replaced it
 * goes on writing into files that nobody finds again, and says that all is well. Two looks at names, 2 µs each, before every commit.
 */
export interface Place {
  isKept(): boolean;
}

/** @param file the database; its log lies beside it from the first look on */
export function placeOf(file: string): Place {
  const files = [file, `${file}-wal`].map((path) => ({ path, opened: identity(path) }));
  return {
    isKept: () =>
      files.every((one) => {
        const now = identity(one.path);
        one.opened ??= now;
        return now === one.opened;
      }),
  };
}

/** Device and number of the file of this name; undefined when there is none. */
function identity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev} ${found.ino}`;
}
