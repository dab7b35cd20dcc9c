import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronBinary } from '../../tools/electron-binary.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'claimstation-binary-'));
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'electron'), '');
  chmodSync(join(folder, 'electron'), 0o755);
  return join(folder, 'electron');
}

test('where Electron was never fetched there is no binary', () => {
  expect(electronBinary({}, root)).toBeUndefined();
});

test('a fetched Electron is found where its installer says', () => {
  const path = install(join(root, 'node_modules/electron/dist'));
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron');
  expect(electronBinary({}, root)).toBe(path);
});

test('an Electron that its installer names and somebody deleted is none', () => {
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron');
  expect(electronBinary({}, root)).toBeUndefined();
});

test('an Electron in a folder of its own is found there, and nowhere else', () => {
  const path = install(join(root, 'other'));
  expect(electronBinary({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'other') }, root)).toBe(path);
  expect(electronBinary({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'none') }, root)).toBeUndefined();
});
