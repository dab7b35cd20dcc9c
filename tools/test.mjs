import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';
import { environment, root, say, setUp } from './setup.mjs';

// npm test [-- vitest's own arguments]: everything that CI runs, on real parts. Ends with one line "N passed, N failed".
const args = process.argv.slice(2);
const node = setUp({ system: ['chromium', 'keychain', 'display', 'tracer'] });
const checks = args.length === 0 ? check(node) : [];

const report = join(root, 'out', 'test-results.json');
rmSync(report, { force: true });
const vitest = [
  node,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
];
// On Linux all tests run inside a D-Bus session of their own, with a real and throw-away keychain.
const [command, before] = process.platform === 'linux' ? ['bash', [join(root, 'tools/with-keyring.sh'), vitest[0], ...vitest[1]]] : vitest;
const ran = spawnSync(command, before, { cwd: root, stdio: 'inherit', env: environment(node) });

const tests = count(report);
const window = electronSuite();
const passed = checks.filter((result) => result.passed).length + tests.passed + window.passed;
const failed =
  checks.filter((result) => !result.passed).length + tests.failed + window.failed + (ran.status !== 0 && tests.failed === 0 ? 1 : 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** A file that could not run, and a test that was skipped, count as failed: nothing here is optional. */
function count(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const brokenFiles = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + brokenFiles };
}

/** The suite in a real Electron window, where there is one. Elsewhere it is named as not run; it is never counted as passed. */
function electronSuite() {
  if (args.length > 0) return { passed: 0, failed: 0 };
  if (!existsSync(join(root, 'node_modules/electron/path.txt'))) {
    say('Not run here: the suite in a real Electron window (test/electron), because this machine has no Electron binary.');
    return { passed: 0, failed: 0 };
  }
  const results = join(root, 'out', 'electron-results.json');
  rmSync(results, { force: true });
  const suite = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'test/electron/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ];
  const display = process.platform === 'linux' && !process.env['DISPLAY'] ? ['xvfb-run', ['-a', node, ...suite]] : [node, suite];
  spawnSync(display[0], display[1], { cwd: root, stdio: 'inherit', env: environment(node) });
  return count(results);
}
