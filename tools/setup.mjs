// Runs on any Node that npm supports, before anything is installed: only Node's own modules here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes a fresh clone ready: packages from the lockfile, the built app, and on Debian as root the system packages named.
 * Does nothing when nothing changed. Everything it says goes to stderr, because stdout belongs to the command.
 * @param {{ system?: (keyof typeof SYSTEM)[], built?: boolean }} wants
 * @returns {string} the Node 24 to go on with
 */
export function setUp({ system = [], built = true } = {}) {
  process.chdir(root);
  installSystem(system);
  installPackages();
  const node = runtime();
  if (built) build(node);
  return node;
}

/** Programs that come from the system, how to see that they are there, and the Debian packages that bring them. */
const SYSTEM = {
  browser: { why: 'a browser', there: () => BROWSERS.some((path) => existsSync(path)), packages: ['chromium'] },
  chromium: { why: 'Chromium, for the tests and the demo', there: () => existsSync('/usr/bin/chromium'), packages: ['chromium'] },
  keychain: {
    why: 'a keychain (Secret Service), for the tests',
    there: () => onPath('gnome-keyring-daemon') && onPath('dbus-run-session'),
    packages: ['gnome-keyring', 'dbus'],
  },
  display: {
    why: 'a display without a screen, for the tests',
    there: () => onPath('Xvfb') && onPath('openbox'),
    packages: ['xvfb', 'openbox'],
  },
  tracer: { why: 'strace, which records what a power cut could leave, for the tests', there: () => onPath('strace'), packages: ['strace'] },
};

const BROWSERS = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
  '/usr/bin/chromium',
];

function installSystem(wanted) {
  if (process.platform !== 'linux') return;
  const missing = wanted.map((name) => SYSTEM[name]).filter((program) => !program.there());
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => program.packages);
  const command = `apt-get install -y ${packages.join(' ')}`;
  if (!onPath('apt-get') || process.getuid?.() !== 0) {
    say(
      `Missing: ${missing.map((program) => program.why).join(', ')}. Install with your system's package manager (on Debian: sudo ${command}).`,
    );
    return;
  }
  say(`Installing ${packages.join(', ')} from Debian …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env }, 'The list of Debian packages could not be read. Check the network and try again.');
  run('apt-get', ['install', '-y', '-qq', ...packages], { env, quiet: true }, `"${command}" failed. Run it by hand to see why.`);
}

function installPackages() {
  const stamp = join(root, 'node_modules', '.claimstation', 'packages');
  const wanted = digest([join(root, 'package-lock.json'), join(root, 'tools/node-runtime/package.json')]);
  if (read(stamp) === wanted) return;
  say('Installing packages from the lockfile (about a minute the first time) …');
  const npm = process.env['npm_execpath'];
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  run(
    command,
    [...before, 'ci', '--loglevel=error', '--no-fund', '--no-audit'],
    { shell: process.platform === 'win32' && before.length === 0 },
    'Packages could not be installed. Check the network and the disk, then run the same command again.',
  );
  write(stamp, wanted);
}

function runtime() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const direct = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const found = [direct, node].find((path) => existsSync(path));
  if (found === undefined)
    fail('Claimstation runs on Node 24, and this machine has none that npm could bring. Install Node 24 and run the same command again.');
  return found;
}

function build(node) {
  const stamp = join(root, 'out', 'stamp');
  const sources = ['core', 'main', 'preload', 'renderer', 'simulator', 'assets'].flatMap((folder) => filesBelow(join(root, folder)));
  const wanted = digest([
    ...sources,
    ...['package.json', 'package-lock.json', 'vite.config.ts', 'tools/build.ts'].map((file) => join(root, file)),
  ]);
  if (read(stamp) === wanted) return;
  say('Building …');
  rmSync(stamp, { force: true });
  run(node, [join(root, 'tools', 'build.ts')], {}, 'The build failed; the lines above say where.');
  write(stamp, wanted);
}

function run(command, args, options, failure) {
  const { quiet = false, ...rest } = options;
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 2, 2], ...rest });
  if (done.status !== 0) fail(failure);
}

export function say(words) {
  process.stderr.write(`${words}\n`);
}

/** @returns {never} */
export function fail(words) {
  say(words);
  process.exit(1);
}

/** The environment for children: their `node` is ours, and so are the packages' commands. */
export function environment(node) {
  return { ...process.env, PATH: [join(node, '..'), join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter) };
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function onPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function write(file, text) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}
