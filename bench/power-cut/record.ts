import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stepsOf, type Step } from './trace.ts';

/** What a real process did to its journal's files and said meanwhile, in order. */
export interface Recording {
  /** What lay on the disk before, safely, by path. */
  readonly before: ReadonlyMap<string, Buffer | 'folder'>;
  readonly steps: readonly Step[];
}

/** The journal's path in the folder that is recorded, a station's data folder. */
export const JOURNAL = 'accounts/practice/journal.sqlite';

/** SQLite's own words. A station has FULL; the others are for showing what it is good for. */
export type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

/**
 * Runs packing-station.ts under strace.
 * @param start a journal to begin with; without it the station makes a new one
 */
export function record({ boxes, start, synchronous = 'FULL' }: { boxes: number; start?: string; synchronous?: Synchronous }): Recording {
  // As the kernel will name it.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'claimstation-recorded-')));
  const trace = mkdtempSync(join(tmpdir(), 'claimstation-trace-'));
  const journal = join(folder, JOURNAL);
  try {
    const before = new Map<string, Buffer | 'folder'>();
    if (start !== undefined) {
      mkdirSync(dirname(journal), { recursive: true });
      copyFileSync(start, journal);
      before.set('accounts', 'folder').set(dirname(JOURNAL), 'folder').set(JOURNAL, readFileSync(start));
    }
    const strace = [
      '-f',
      '--seccomp-bpf',
      '-y',
      '-xx',
      '-s',
      '1000000',
      '-e',
      'signal=none',
      '-e',
      `trace=${CALLS}`,
      '-o',
      join(trace, 'trace'),
    ];
    const ran = spawnSync(
      'strace',
      [...strace, process.execPath, join(import.meta.dirname, 'packing-station.ts'), journal, String(boxes), synchronous],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    if (ran.error !== undefined) throw ran.error;
    if (ran.signal !== 'SIGKILL') throw new Error(`the recorded station ended by itself: ${ran.stderr}`);
    return {
      before,
      steps: stepsOf(
        readFileSync(join(trace, 'trace'), 'latin1'),
        folder,
        [...before.keys()].filter((path) => before.get(path) === 'folder'),
      ),
    };
  } finally {
    for (const used of [folder, trace]) rmSync(used, { recursive: true, force: true });
  }
}

/** Everything that changes files. What SQLite does not use today is here all the same: `stepsOf` refuses what it does not know. */
const CALLS = [
  'openat',
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'pwritev2',
  'fsync',
  'fdatasync',
  'sync_file_range',
  'ftruncate',
  'truncate',
  'fallocate',
  'copy_file_range',
  'unlink',
  'unlinkat',
  'rename',
  'renameat',
  'renameat2',
  'mkdir',
  'mkdirat',
  'rmdir',
  'link',
  'linkat',
].join(',');
