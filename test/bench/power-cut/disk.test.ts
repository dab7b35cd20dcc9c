import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../bench/labels/random.ts';
import { disk, type Loss } from '../../../bench/power-cut/disk.ts';
import { stepsOf, type Step } from '../../../bench/power-cut/trace.ts';

const write = (file: string, at: number, bytes: Buffer): Step => ({ kind: 'write', file, at, bytes });
const full = (size: number, byte: number): Buffer => Buffer.alloc(size, byte);

/** Every image that 200 seeds draw, each once. */
function images(
  steps: readonly Step[],
  loss: Loss,
  before: ReadonlyMap<string, Buffer> = new Map(),
): (Record<string, string> | undefined)[] {
  const drive = disk(before);
  for (const step of steps) drive.step(step);
  const drawn = Array.from({ length: 200 }, (_, seed) =>
    JSON.stringify(Object.fromEntries([...drive.image(loss, randomFrom(seed))].map(([name, content]) => [name, shown(content)]))),
  );
  return [...new Set(drawn)].sort().map((image) => JSON.parse(image));
}

/** Its bytes, each run of 512 as one. */
function shown(content: Buffer): string {
  return Array.from({ length: Math.ceil(content.length / 512) }, (_, at) => String(content[at * 512])).join(' ');
}

describe('a power cut', () => {
  test('takes nothing of what was synced, file and folder', () => {
    const steps: Step[] = [
      { kind: 'create', file: 'a' },
      write('a', 0, full(1024, 7)),
      { kind: 'sync', file: 'a' },
      { kind: 'sync-folder', folder: '' },
    ];
    for (const loss of [{ how: 'kept' }, { how: 'dropped' }, { how: 'torn', sector: 512 }, { how: 'reordered', sector: 512 }] as const)
      expect(images(steps, loss)).toEqual([{ a: '7 7' }]);
  });

  test('may take a file whose folder was not synced, and bring back one that was removed', () => {
    expect(
      images(
        [
          { kind: 'create', file: 'a' },
          { kind: 'sync', file: 'a' },
        ],
        { how: 'dropped' },
      ),
    ).toEqual([{}]);
    const before = new Map([['b', full(512, 1)]]);
    expect(images([{ kind: 'remove', file: 'b' }], { how: 'dropped' }, before)).toEqual([{ b: '1' }]);
    expect(images([{ kind: 'remove', file: 'b' }], { how: 'kept' }, before)).toEqual([{}]);
    expect(images([{ kind: 'remove', file: 'b' }], { how: 'reordered', sector: 512 }, before)).toEqual([{ b: '1' }, {}]);
  });

  test('takes all that is in a folder whose own folder was not synced', () => {
    const made: Step[] = [
      { kind: 'create-folder', folder: 'f' },
      { kind: 'create', file: 'f/a' },
      write('f/a', 0, full(512, 3)),
      { kind: 'sync', file: 'f/a' },
      { kind: 'sync-folder', folder: 'f' },
    ];
    expect(images(made, { how: 'dropped' })).toEqual([{}]);
    expect(images([...made, { kind: 'sync-folder', folder: '' }], { how: 'dropped' })).toEqual([{ 'f/a': '3' }]);
  });

  test('tears one write at a sector and takes what came after it', () => {
    const before = new Map([['a', full(2048, 0)]]);
    const steps = [write('a', 0, full(1536, 1)), write('a', 1536, full(512, 2))];
    expect(images(steps, { how: 'torn', sector: 512 }, before)).toEqual(['0 0 0 0', '1 0 0 0', '1 1 0 0', '1 1 1 0'].map((a) => ({ a })));
  });

  test('may keep a later sector and take an earlier one', () => {
    const before = new Map([['a', full(1024, 0)]]);
    const steps = [write('a', 0, full(1024, 1)), write('a', 512, full(512, 2))];
    expect(images(steps, { how: 'reordered', sector: 512 }, before)).toEqual(
      ['0 0', '0 1', '0 2', '1 0', '1 1', '1 2'].map((a) => ({ a })),
    );
  });
});

test('a write in the middle of a file never makes it shorter, and a truncation may', () => {
  const before = new Map([['a', full(1536, 0)]]);
  const loss = { how: 'reordered', sector: 512 } as const;
  expect(images([write('a', 0, full(512, 1))], loss, before)).toEqual(['0 0 0', '1 0 0'].map((a) => ({ a })));
  expect(images([{ kind: 'truncate', file: 'a', size: 512 }], loss, before)).toEqual(['0 0 0', '0'].map((a) => ({ a })));
});

describe('the record of a process', () => {
  const path = escaped('/tmp/j/journal');
  test('has what was done to the folder and said, in the order in which it was done', () => {
    const trace = [
      `7 openat(AT_FDCWD<${escaped('/')}>, "${path}", O_RDWR|O_CREAT, 0644) = 3<${path}>`,
      `7 pwrite64(3<${path}>, "${escaped('abc')}", 3, 10) = 2`,
      `8 write(9<${escaped('/dev/null')}>, "${escaped('x')}", 1) = 1`,
      `7 fdatasync(3<${path}> <unfinished ...>`,
      `8 pwrite64(4<${path}${escaped('-shm')}>, "${escaped('y')}", 1, 0) = 1`,
      `7 <... fdatasync resumed>) = 0`,
      `7 write(1<${escaped('pipe:[1]')}>, "${escaped('accepted box-1\n')}", 15) = 15`,
      `7 ftruncate(3<${path}>, 0) = -1 EIO (Input/output error)`,
      `7 mkdir("${escaped('/tmp/j/folder')}", 0700) = 0`,
      `7 fsync(4<${escaped('/tmp/j/folder')}>) = 0`,
      `7 fsync(5<${escaped('/tmp/j')}>) = 0`,
      `7 +++ killed by SIGKILL +++`,
    ].join('\n');
    expect(stepsOf(trace, '/tmp/j')).toEqual([
      { kind: 'create', file: 'journal' },
      { kind: 'write', file: 'journal', at: 10, bytes: Buffer.from('ab') },
      { kind: 'sync', file: 'journal' },
      { kind: 'say', words: 'accepted box-1' },
      { kind: 'create-folder', folder: 'folder' },
      { kind: 'sync-folder', folder: 'folder' },
      { kind: 'sync-folder', folder: '' },
    ]);
  });

  test('is refused when it has a call that nobody here understands', () => {
    expect(() => stepsOf(`7 fallocate(3<${path}>, 0, 0, 4096) = 0`, '/tmp/j')).toThrow('fallocate on journal is not understood');
  });
});

function escaped(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
