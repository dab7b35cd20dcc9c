import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';

/** Faults of a real disk, made with the tools of Linux. Where one cannot be made the test fails and says what it needs. */

/** A folder on a disk of its own of so many megabytes, gone with the test. */
export function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-disk-'));
  asRoot('to mount a small disk (CAP_SYS_ADMIN)', 'mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder);
  onTestFinished(() => {
    // The processes on it have been killed and may still be ending.
    asRoot('to unmount the small disk', 'umount', '--lazy', folder);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Fills the disk that a folder is on to the last byte, or but for so many; returns the way to make room again. */
export function fillUp(folder: string, leaving = 0): () => void {
  const file = join(folder, 'somebody-elses-film.mp4');
  const room = join(folder, 'room');
  if (leaving > 0) writeFileSync(room, Buffer.alloc(leaving, 1));
  const handle = openSync(file, 'w');
  try {
    for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) writeAll(handle, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
  rmSync(room, { force: true });
  return () => rmSync(file);
}

function writeAll(handle: number, block: Buffer): void {
  try {
    for (;;) writeSync(handle, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** Makes a folder and all in it unwritable for everybody, as a disk does that has met an error; returns the way to undo it. */
export function writeProtect(folder: string): () => void {
  const needs = 'to write-protect files (CAP_LINUX_IMMUTABLE, and a file system with that attribute: ext4, xfs, btrfs)';
  // The folders first, and freed last: a file that comes in between could not be removed afterwards.
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  let undone = false;
  const undo = (): void => {
    if (!undone) asRoot(needs, 'chattr', '-i', folder, ...files);
    undone = true;
  };
  onTestFinished(undo);
  asRoot(needs, 'chattr', '+i', folder, ...files);
  return undo;
}

/** Lets a process write no file beyond so many bytes; undefined lets it again. */
export function limitFiles(pid: number | undefined, bytes: number | undefined): void {
  asRoot('to limit the files of a process (prlimit of util-linux)', 'prlimit', '--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`);
}

/** Another program that writes to a database and does not come to an end; returns its end. */
export function otherProgramWrites(file: string): () => void {
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  return () => other.close();
}

function asRoot(needs: string, command: string, ...args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  try {
    execFileSync(isRoot ? command : 'sudo', isRoot ? args : ['-n', command, ...args], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(`This test needs root, or sudo without a password, ${needs}: ${command} ${args.join(' ')}`, { cause: error });
  }
}
