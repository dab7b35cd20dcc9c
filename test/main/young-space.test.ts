import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../main/young-space.ts');

/** Much is made and kept for a while, as when ten thousand answers come in. Megabytes of young space at the end. */
const work = `
  const kept = [];
  for (let i = 0; i < 120; i++) {
    kept.push(Array.from({ length: 20000 }, (_, j) => ({ i, j, text: 'x' + j })));
    if (kept.length > 6) kept.shift();
  }
  const { getHeapSpaceStatistics } = await import('node:v8');
  console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 1e6);`;

test('a program that has much to do keeps no more memory for what is new than it began with', () => {
  const after = (code: string) => Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
  const kept = after(`const { keepYoungSpace } = await import(${JSON.stringify(source)}); keepYoungSpace(); ${work}`);
  expect([kept < 10, after(work) > 30]).toEqual([true, true]);
});
