import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareFolder } from '../../main/data-folder.ts';
import { StationRefusal } from '../../main/station-refusal.ts';
import { temporaryFolder } from '../support/folder.ts';

test('a data folder is made where there is none, for this user alone', () => {
  const folder = join(temporaryFolder(), 'claimstation', 'data');
  prepareFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a data folder that is there stays as it is', () => {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder, { mode: 0o750 });
  prepareFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o750);
});

test('a data folder that is a file, or lies in one, is refused by name, with the way out', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'data')]) {
    expect(() => prepareFolder(folder)).toThrow(StationRefusal);
    expect(() => prepareFolder(folder)).toThrow(
      `cannot write to its data folder ${folder}. Give this user the right to write there, or start with --data`,
    );
  }
});
