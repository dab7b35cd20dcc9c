import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { environment, root, setUp } from './setup.mjs';

/** Types of each layer, lint with the folder rules, format: what a machine can say about the code without running it. */
const CHECKS = [
  ...['core', 'main', 'preload', 'renderer', 'simulator', 'test', 'bench', 'tools'].map((folder) => ({
    name: `types of ${folder}/`,
    command: ['tsc', '-p', folder],
  })),
  { name: 'lint and folder rules', command: ['oxlint', '--type-aware', '--quiet'] },
  { name: 'format (npm run format mends it)', command: ['oxfmt', '--list-different'] },
];

/** @returns {{ name: string, passed: boolean }[]} */
export function check(node) {
  return CHECKS.map(({ name, command: [program, ...args] }) => {
    const done = spawnSync(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      encoding: 'utf8',
      env: environment(node),
      shell: process.platform === 'win32',
    });
    const passed = done.status === 0;
    process.stdout.write(`${passed ? '✓' : '✗'} ${name}\n`);
    if (!passed) process.stdout.write(`${done.stdout}${done.stderr}\n`);
    return { name, passed };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const failed = check(setUp({ built: false })).filter((result) => !result.passed).length;
  process.exit(failed === 0 ? 0 : 1);
}
