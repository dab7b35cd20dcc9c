import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin, stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar';
import { parseAst } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const electronVersion = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: { electron: string } })
  .devDependencies.electron;

/** Built on the system it is for; the native module in node_modules is this one's. */
const binding = `keyring-linux-${process.arch}-gnu`;

describe.runIf(process.platform === 'linux' && existsSync(join(root, 'node_modules/@napi-rs', binding)))('the packaged app', () => {
  let folder: string;
  let asar: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstation-packaging-'));
    if (!existsSync(join(root, 'out/electron/index.js'))) await run(process.execPath, ['tools/build.ts'], { cwd: root });
    standInForElectron(join(folder, 'electron'));
    await run(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        '--linux',
        'dir',
        '--publish',
        'never',
        `-c.electronDist=${join(folder, 'electron')}`,
        `-c.directories.output=${join(folder, 'release')}`,
      ],
      { cwd: root },
    );
    asar = join(folder, 'release/linux-unpacked/resources/app.asar');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the build, the keychain module and its own name, and nothing else', () => {
    expect(filesIn(asar)).toEqual(
      [
        'LICENSE',
        'package.json',
        'out/electron/index.js',
        'out/electron/keeper-thread.mjs',
        'out/preload/index.cjs',
        ...filesUnder(join(root, 'out/renderer')).filter((file) => !file.endsWith('.map')),
        'node_modules/@napi-rs/keyring/LICENSE',
        'node_modules/@napi-rs/keyring/index.js',
        'node_modules/@napi-rs/keyring/package.json',
        `node_modules/@napi-rs/${binding}/LICENSE.third-party.md`,
        `node_modules/@napi-rs/${binding}/keyring.linux-${process.arch}-gnu.node`,
        `node_modules/@napi-rs/${binding}/package.json`,
      ].toSorted(),
    );
  });

  test('holds a page with a place for the nonce, and the reader of barcodes', () => {
    const files = filesIn(asar);
    expect(extractFile(asar, 'out/renderer/index.html').toString()).toContain('__CSP_NONCE__');
    expect(files.filter((file) => file.startsWith('out/renderer/') && file.endsWith('.wasm'))).not.toEqual([]);
  });

  test('holds no tests, benches, sources, source maps or Node runtime', () => {
    const strange = filesIn(asar).filter((file) =>
      /(^|\/)(test|bench|docs|tools|core|main|simulator)\/|\.(map|tsx?)$|node-(linux|win|bin|runtime)/.test(file),
    );
    expect(strange).toEqual([]);
  });

  test('has the program of its second thread beside the archive', () => {
    const file = 'out/electron/keeper-thread.mjs';
    expect('unpacked' in statFile(asar, file) && statFile(asar, file)).toMatchObject({ unpacked: true });
    expect(statSync(join(`${asar}.unpacked`, file)).size).toBeGreaterThan(1000);
  });

  test('has the native module beside the archive, where the system can load it', () => {
    const file = `node_modules/@napi-rs/${binding}/keyring.linux-${process.arch}-gnu.node`;
    expect('unpacked' in statFile(asar, file) && statFile(asar, file)).toMatchObject({ unpacked: true });
    expect(statSync(join(`${asar}.unpacked`, file)).size).toBeGreaterThan(100_000);
  });

  test('starts at the bundle, and the bundle needs nothing that is not there', () => {
    const { main, type } = JSON.parse(extractFile(asar, 'package.json').toString()) as { main: string; type: string };
    expect([main, type]).toEqual(['out/electron/index.js', 'module']);
    expect(loadedBy(extractFile(asar, main).toString())).toEqual(['@napi-rs/keyring', 'electron']);
    expect(loadedBy(extractFile(asar, 'out/preload/index.cjs').toString())).toEqual(['electron']);
  });

  test('runs from its own folder: it opens a practising station, shows its page and closes again', async () => {
    const [program, data] = [join(folder, 'unpacked'), join(folder, 'data')];
    unpackToRun(asar, program);
    const { stdout, stderr } = await run(process.execPath, [join(program, 'out/electron/index.js'), '--practice', '--data', data], {
      timeout: 30_000,
    });
    expect([JSON.parse(stdout), stderr]).toEqual([{ url: 'claimstation://app/', status: 200, isPage: true }, '']);
    expect(existsSync(join(data, 'accounts/practice'))).toBe(true);
  });
});

/** Unpacks the app beside a stand-in for Electron's own module, which starts it, looks at its page once the window asks for it, and quits. */
function unpackToRun(archive: string, folder: string): void {
  extractAll(archive, folder);
  const electron = join(folder, 'node_modules/electron');
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), '{"type":"module","main":"index.js"}');
  writeFileSync(
    join(electron, 'index.js'),
    `${stripTypeScriptTypes(readFileSync(join(root, 'test/fakes/electron.ts'), 'utf8'))}
    app.isPackaged = false; // Node, too, puts the program's path before the options.
    BrowserWindow.prototype.loadURL = async (url) => {
      const answer = await session.defaultSession.fetch(url);
      process.stdout.write(JSON.stringify({ url, status: answer.status, isPage: (await answer.text()).includes('<') }));
      app.quit();
    };
    app.on('quit', () => process.exit(app.exitCode));
    setImmediate(() => app.becomeReady());`,
  );
}

/** As much of an Electron download as electron-builder looks at. It never runs. */
function standInForElectron(folder: string): void {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['electron', 'chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), electronVersion);
  chmodSync(join(folder, 'electron'), 0o755);
}

function filesIn(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive, path)))
    .toSorted();
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** The modules that a bundle loads from outside itself, at once or when it needs them. Read from its syntax: comments do not count. */
function loadedBy(code: string): string[] {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    const isCall = node.type === 'CallExpression' && /^_*require(\$\d+)?$/.test(node.callee?.name ?? '');
    const named = isCall ? node.arguments?.[0] : node.source;
    if (typeof named?.value === 'string') names.add(named.value);
    Object.values(node).forEach(look);
  };
  look(parseAst(code));
  return [...names].filter((name) => !isBuiltin(name)).toSorted();
}

/** As much of a syntax tree's node as is looked at here: a call, or anything that has a `source` to load from. */
interface Node {
  type?: string;
  callee?: { name?: string };
  arguments?: { value?: unknown }[];
  source?: { value?: unknown };
}
