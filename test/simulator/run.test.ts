import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './google-client.ts';
import { claimAll, claimOf, imei, results } from './parcels.ts';
import { running } from './running.ts';

interface Run {
  readonly process: ChildProcess;
  /** Everything on standard output and on standard error so far. */
  out(): string;
  err(): string;
  firstLine(): Promise<string>;
  /** Exit code, once it has ended. */
  ended(): Promise<number | null>;
}

function runCommand(...options: string[]): Run {
  const child = spawn(process.execPath, ['simulator/run.ts', ...options], { cwd: join(import.meta.dirname, '../..') });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  const closed = once(child, 'close');
  return {
    process: child,
    out: () => out,
    err: () => err,
    async firstLine() {
      while (!out.includes('\n')) await Promise.race([once(child.stdout, 'data'), closed.then(() => Promise.reject(new Error(err)))]);
      return out.slice(0, out.indexOf('\n'));
    },
    async ended() {
      await closed;
      return child.exitCode;
    },
  };
}

interface Told {
  rootUrl: string;
  tokenUrl: string;
  keyFile: string;
  partnerId: string;
}

test('--json prints one line; the key file is for its owner only and works; SIGTERM ends it cleanly and takes the key along', async () => {
  const run = runCommand('--json');
  const told = JSON.parse(await run.firstLine()) as Told;
  const keyFile = await readFile(told.keyFile, 'utf8');
  expect([Object.keys(told), (await stat(told.keyFile)).mode & 0o777]).toEqual([['rootUrl', 'tokenUrl', 'keyFile', 'partnerId'], 0o600]);
  const { data } = await connect({ ...told, keyFile }).partners.customers.list({ partnerId: told.partnerId });
  expect(data.totalSize).toBe(14);
  run.process.kill('SIGTERM');
  expect([await run.ended(), run.out().split('\n').length, run.err(), existsSync(told.keyFile)]).toEqual([0, 2, '', false]);
});

test('without --json it tells a person what to do; SIGINT ends it cleanly', async () => {
  const run = runCommand();
  expect(await run.firstLine()).toBe('The zero-touch simulator is running. Nothing here reaches Google.');
  run.process.kill('SIGINT');
  expect([await run.ended(), run.out().includes('npm start -- --zero-touch-url http://127.0.0.1:')]).toEqual([0, true]);
});

test('--state keeps the key file beside it, the same after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const keyOf = async (): Promise<unknown> => {
    const run = runCommand('--json', '--state', join(folder, 'state.json'));
    const { keyFile } = JSON.parse(await run.firstLine()) as Told;
    run.process.kill('SIGKILL');
    await run.ended();
    expect(keyFile).toBe(join(folder, 'state.json.service-account.json'));
    return (JSON.parse(await readFile(keyFile, 'utf8')) as { private_key: string }).private_key;
  };
  expect(await keyOf()).toBe(await keyOf());
});

test('a taken port is said in one line that tells what to do', async () => {
  const { simulator } = await running();
  const run = runCommand('--port', new URL(simulator.rootUrl).port);
  expect([await run.ended(), run.out(), run.err()]).toEqual([
    1,
    '',
    'That port is taken on this computer. Name another with --port N, or leave --port out to get a free one.\n',
  ]);
});

test.each([
  [['--port', 'eighty'], '--port takes a number from 0 to 65535, not "eighty".'],
  [['--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
  [['--prot', '1'], "Unknown option '--prot'"],
  [['8080'], "Unexpected argument '8080'"],
  [['--seed', 'one'], '--seed takes a whole number, not "one".'],
  [['--pace', '-1'], "Option '--pace' argument is ambiguous"],
  [['--pace', 'fast'], '--pace takes a number such as 1, 0.1 or 0, not "fast".'],
  [['--state', 'package.json'], 'is not a state file of this simulator. Name another file'],
  [['--state', 'package.json/state'], 'The simulator cannot start: '],
])('with %j it says what is wrong and ends with 1', async (options, words) => {
  const run = runCommand(...options);
  expect([await run.ended(), run.out(), run.err()]).toEqual([1, '', expect.stringContaining(words)]);
  expect(run.err()).not.toContain('    at ');
});

test('the page tells where the key file of this very run lies, and --pace 0 works at once', async () => {
  const run = runCommand('--json', '--pace', '0', '--seed', '9');
  const told = JSON.parse(await run.firstLine()) as Told;
  const page = await (await fetch(told.rootUrl)).text();
  const { seed } = (await (await fetch(`${told.rootUrl}/levers`)).json()) as { seed: number };
  const api = connect({ ...told, keyFile: await readFile(told.keyFile, 'utf8') });
  const name = await claimAll(api, told.partnerId, [claimOf(imei(1))]);
  expect([page.includes(told.keyFile), seed, await results(api, name)]).toEqual([true, 9, ['SUCCESS']]);
});
