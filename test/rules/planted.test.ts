import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Each rule of the tree is broken once on purpose, in a copy, and the check must say so. A rule that nothing enforces is only a wish. */
const root = join(import.meta.dirname, '../..');
let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'rules-'));
  for (const file of [
    'package.json',
    'tsconfig.base.json',
    '.oxlintrc.json',
    '.oxfmtrc.json',
    'core',
    'main/tsconfig.json',
    'renderer/tsconfig.json',
  ]) {
    cpSync(join(root, file), join(tree, file), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const { file, code } of [...IMPORTS, ...CODE, ...GLOBALS]) plant(file, code);
});
afterAll(() => rmSync(tree, { recursive: true }));

const IMPORTS: readonly Breach[] = [
  {
    rule: 'the domain imports a port',
    file: 'core/domain/planted-port.ts',
    code: "import type { Clock } from '../ports/clock.ts';\nexport type Planted = Clock;\n",
  },
  {
    rule: 'the domain imports Node',
    file: 'core/domain/planted-node.ts',
    code: "import { join } from 'node:path';\nexport const planted = join;\n",
  },
  {
    rule: 'a port imports a service',
    file: 'core/ports/planted.ts',
    code: "import { packing } from '../services/packing.ts';\nexport const planted = packing;\n",
  },
  {
    rule: 'a service imports an adapter',
    file: 'core/services/planted.ts',
    code: "import { planted } from '../../main/planted.ts';\nexport const again = planted;\n",
  },
  {
    rule: 'the contract imports a service',
    file: 'core/contract/planted.ts',
    code: "import { packing } from '../services/packing.ts';\nexport const planted = packing;\n",
  },
  {
    rule: 'what the window sees imports a port',
    file: 'core/views/planted.ts',
    code: "import type { Journal } from '../ports/journal.ts';\nexport type Planted = Journal;\n",
  },
  {
    rule: 'core imports another package',
    file: 'core/services/planted-package.ts',
    code: "import { v7 } from 'uuid';\nexport const planted = v7;\n",
  },
  {
    rule: 'an adapter imports a service',
    file: 'main/adapters/planted.ts',
    code: "import { packing } from '../../core/services/packing.ts';\nexport const planted = packing;\n",
  },
  {
    rule: 'the station imports a host',
    file: 'main/planted.ts',
    code: "import { planted } from './browser/planted.ts';\nexport const again = planted;\n",
  },
  {
    rule: 'the station imports Electron',
    file: 'main/planted-electron.ts',
    code: "import { app } from 'electron';\nexport const planted = app;\n",
  },
  {
    rule: 'the browser host imports the Electron host',
    file: 'main/browser/planted.ts',
    code: "import { planted } from '../electron/planted.ts';\nexport const again = planted;\n",
  },
  {
    rule: 'the Electron host imports the browser host',
    file: 'main/electron/planted.ts',
    code: "import { planted } from '../browser/planted.ts';\nexport const again = planted;\n",
  },
  {
    rule: 'the window imports main',
    file: 'renderer/planted-main.ts',
    code: "import { planted } from '../main/planted.ts';\nexport const again = planted;\n",
  },
  {
    rule: 'the window imports a service',
    file: 'renderer/planted-service.ts',
    code: "import { packing } from '../core/services/packing.ts';\nexport const planted = packing;\n",
  },
  {
    rule: 'the window imports Node',
    file: 'renderer/planted-node.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
  },
  {
    rule: 'the preload script imports anything but Electron',
    file: 'preload/planted.ts',
    code: "import { contract } from '../core/contract.ts';\nexport const planted = contract;\n",
  },
  { rule: 'the simulator imports a package', file: 'simulator/planted.ts', code: "import { z } from 'zod';\nexport const planted = z;\n" },
  {
    rule: 'what ships imports a test',
    file: 'main/planted-test.ts',
    code: "import { planted } from '../test/planted.ts';\nexport const again = planted;\n",
  },
];

const CODE: readonly Breach[] = [
  { rule: 'any', file: 'core/domain/planted-any.ts', code: 'export const planted = (value: any) => String(value);\n' },
  {
    rule: 'a promise that nobody waits for',
    file: 'main/planted-promise.ts',
    code: 'export function planted(work: () => Promise<void>): void {\n  work();\n}\n',
  },
  { rule: 'a non-null assertion', file: 'main/planted-bang.ts', code: 'export const planted = (list: string[]) => list[0]!;\n' },
  { rule: 'a default export', file: 'main/planted-default.ts', code: 'export default 1;\n' },
  { rule: 'a barrel', file: 'core/domain/planted-barrel.ts', code: "export * from './imei.ts';\nexport * from './luhn.ts';\n" },
  { rule: 'a log by console', file: 'main/planted-console.ts', code: "console.log('356938035643809');\n" },
  { rule: 'the clock in core', file: 'core/services/planted-clock.ts', code: 'export const planted = () => Date.now();\n' },
  { rule: 'randomness in core', file: 'core/services/planted-random.ts', code: 'export const planted = () => Math.random();\n' },
];

/** What core's own tsconfig refuses, because it knows neither Node nor a browser. */
const GLOBALS: readonly Breach[] = [
  'process.pid',
  'document.title',
  'window.name',
  'setTimeout(() => {}, 1)',
  'new Buffer(1)',
  'fetch("/")',
  'crypto.randomUUID()',
].map((code, i) => ({ rule: code, file: `core/domain/planted-global-${i}.ts`, code: `export const planted = () => ${code};\n` }));

describe('the folder rules', () => {
  let found: Set<string>;
  beforeAll(() => {
    const { stdout } = run('oxlint', ['--type-aware', '--format=json']);
    const report: { diagnostics: { filename: string }[] } = JSON.parse(stdout);
    found = new Set(report.diagnostics.map(({ filename }) => filename.replaceAll('\\', '/')));
  });

  test.each([...IMPORTS, ...CODE])('$rule: refused', ({ file }) => {
    expect([...found]).toContain(file);
  });

  test('and nothing else is refused in core', () => {
    expect([...found].filter((file) => file.startsWith('core/') && !file.includes('planted'))).toEqual([]);
  });
});

describe('core without Node or a browser', () => {
  let output: string;
  beforeAll(() => {
    output = run('tsc', ['-p', 'core']).stdout;
  });

  test.each(GLOBALS)('$rule: does not compile', ({ file }) => {
    expect(output).toContain(`${file}(1,`);
  });
});

test('a file that is not formatted is named', () => {
  plant('main/planted-format.ts', 'export const  planted = {a:1}\n');
  expect(run('oxfmt', ['--list-different', 'main/planted-format.ts']).stdout).toContain('planted-format.ts');
});

interface Breach {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

function plant(file: string, code: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), code);
}

function run(program: string, args: readonly string[]) {
  return spawnSync(join(root, 'node_modules/.bin', program), args, { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
