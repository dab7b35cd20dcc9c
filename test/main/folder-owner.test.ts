import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ownFolder } from '../../main/adapters/folder-owner.ts';
import { StationRefusal } from '../../main/station-refusal.ts';
import { temporaryFolder } from '../support/folder.ts';

const attempt = (folder: string): string => {
  try {
    ownFolder(folder, 'browser').release();
    return 'mine';
  } catch (error) {
    return error instanceof StationRefusal ? `${error.reason}: ${error.message}` : String(error);
  }
};

/** Another process that owns the folder until it ends. */
async function ownedElsewhere(folder: string) {
  const module = fileURLToPath(new URL('../../main/adapters/folder-owner.ts', import.meta.url));
  const script = `const { ownFolder } = await import(${JSON.stringify(module)});
    ownFolder(${JSON.stringify(folder)}, 'electron').announce('http://127.0.0.1:4711');
    console.log('mine');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

test('a data folder has one owner, and is free when it is released', () => {
  const folder = temporaryFolder();
  const owner = ownFolder(folder, 'electron');
  expect(attempt(folder)).toMatch(/^in-use: /);
  owner.release();
  expect(attempt(folder)).toBe('mine');
});

test('two folders have two owners', () => {
  const owner = ownFolder(temporaryFolder(), 'electron');
  expect(attempt(temporaryFolder())).toBe('mine');
  owner.release();
});

test('whoever comes second hears who has it, where that is, and what to do; kill -9 leaves no stale lock', async () => {
  const folder = temporaryFolder();
  const other = await ownedElsewhere(folder);
  const taken = attempt(folder);
  await other.kill();
  expect([taken, attempt(folder)]).toEqual([
    `in-use: The data folder ${folder} is in use by another copy of Claimstation (process ${other.pid}, http://127.0.0.1:4711). Use that window, close it first, or start with --data and another folder.`,
    'mine',
  ]);
});

test('whoever comes second does not need to know who has it', () => {
  const folder = temporaryFolder();
  const owner = ownFolder(folder, 'browser');
  writeFileSync(join(folder, 'owner.json'), '{"pid":');
  expect(attempt(folder)).toMatch(/in use by another copy of Claimstation\. Use that window/);
  owner.release();
});

test('a lock that cannot be made is not taken for another copy', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'owner.lock'));
  expect(attempt(folder)).toMatch(/^not-writable: .*owner\.lock/);
});

test.each([
  ['empty', ''],
  ['text', 'not a database at all, but long enough to be read as one. '.repeat(20)],
  ['zeros, as after a power cut', '\0'.repeat(4096)],
  ['the first sector of a database', `SQLite format 3\0${'\x10\0\x01\x01\0'.repeat(99)}`],
])('a lock file with nobody’s bytes in it heals by itself: %s', (_, bytes) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'owner.lock'), bytes, 'latin1');
  const owner = ownFolder(folder, 'browser');
  expect(attempt(folder)).toMatch(/^in-use: /);
  owner.release();
  expect(attempt(folder)).toBe('mine');
});

test('two copies that find such a lock at once do not both get it', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'owner.lock'), 'x'.repeat(3000));
  const other = await ownedElsewhere(folder);
  expect(attempt(folder)).toMatch(/^in-use: /);
  await other.kill();
});

test('a folder that is reached over another name is the same folder', async () => {
  const folder = temporaryFolder();
  const link = join(temporaryFolder(), 'link');
  symlinkSync(folder, link);
  const other = await ownedElsewhere(folder);
  expect(attempt(link)).toMatch(new RegExp(`^in-use: .*process ${other.pid}`));
  await other.kill();
  expect(attempt(link)).toBe('mine');
});

test('the number of a dead owner that another program has now keeps nobody out', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.ppid, host: 'electron', url: '' }));
  expect(attempt(folder)).toBe('mine');
});

test('a folder that was deleted and made again is taken again, unless somebody else has it by now', async () => {
  const folder = temporaryFolder();
  const owner = ownFolder(folder, 'browser');
  owner.announce('http://127.0.0.1:4712');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  owner.retake();
  const taken = attempt(folder);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const other = await ownedElsewhere(folder);
  expect(taken).toContain(`process ${process.pid}, http://127.0.0.1:4712`);
  expect(() => owner.retake()).toThrow(`process ${other.pid}`);
  await other.kill();
  owner.retake();
  expect(attempt(folder)).toMatch(/^in-use: /);
  owner.release();
});

test('the owner works on when it cannot tell others where it is', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'owner.json'));
  const owner = ownFolder(folder, 'browser');
  owner.announce('http://127.0.0.1:1');
  owner.release();
  rmSync(join(folder, 'owner.json'), { recursive: true });
  expect(attempt(folder)).toBe('mine');
});
