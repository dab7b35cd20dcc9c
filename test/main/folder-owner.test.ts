import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
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

test('a lock file that holds something else is not taken for another copy', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'owner.lock'), 'not a database at all, but long enough to be read as one. '.repeat(20));
  expect(attempt(folder)).toMatch(/^not-writable: .*owner\.lock/);
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
