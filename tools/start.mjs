import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './run-child.mjs';
import { fail, root, say, setUp } from './setup.mjs';

// npm start: sets up what is missing, chooses the host, and runs it.
const args = process.argv.slice(2);
const asked = valueOf('--host');
if (asked !== undefined && asked !== 'electron' && asked !== 'browser') fail(`--host is electron or browser, not "${asked}".`);
const noOpen = args.includes('--no-open');
if (noOpen && asked === 'electron') fail('--no-open is for the browser host: Electron is its window.');

const node = setUp({ system: noOpen || process.env['CLAIMSTATION_BROWSER'] ? [] : ['browser'] });
const electron = noOpen || asked === 'browser' ? undefined : electronBinary();
if (electron === undefined) {
  if (asked === 'electron')
    fail('Electron is not here and cannot be fetched. Start without --host, and Claimstation opens in the installed browser.');
  if (asked === undefined && !noOpen) say('Electron is not here and cannot be fetched: opening Claimstation in the installed browser.');
  runChild(node, node, [join(root, 'out/browser/index.js'), ...args]);
} else {
  // Chromium refuses its sandbox to root, which is a test machine and never a station.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  runChild(node, electron, [...asRoot, root, ...args]);
}

/** Electron's program, fetched by its own installer if need be. A failed fetch is not repeated for a day, so that the next start is quick. */
function electronBinary() {
  const known = installed();
  if (known !== undefined) return known;
  const failed = join(root, 'node_modules', '.claimstation', 'electron-not-fetched');
  const recently = existsSync(failed) && Date.now() - statSync(failed).mtimeMs < 24 * 3_600_000;
  if (recently && asked !== 'electron') return undefined;
  spawnSync(node, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: 'ignore', timeout: 180_000 });
  const fetched = installed();
  if (fetched === undefined) {
    mkdirSync(join(failed, '..'), { recursive: true });
    writeFileSync(failed, '');
  }
  return fetched;
}

function installed() {
  const folder = join(root, 'node_modules', 'electron');
  const path = join(folder, 'path.txt');
  const binary = existsSync(path) ? join(folder, 'dist', readFileSync(path, 'utf8')) : undefined;
  return binary !== undefined && existsSync(binary) ? binary : undefined;
}

function valueOf(option) {
  const joined = args.find((arg) => arg.startsWith(`${option}=`));
  if (joined !== undefined) return joined.slice(option.length + 1);
  const at = args.indexOf(option);
  return at === -1 ? undefined : (args[at + 1] ?? '');
}
