import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator, type Simulator } from './simulator.ts';
import { replaceFile } from './state-file.ts';

/** `npm run simulator -- [--port N] [--json] [--state FILE]`: runs until SIGINT or SIGTERM. See README.md. */
try {
  await run(readOptions());
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

interface Options {
  readonly port: number;
  readonly json: boolean;
  readonly state: string | undefined;
}

async function run({ port, json, state }: Options): Promise<void> {
  // Asked for before the start, so that a stop during the start is not lost.
  const stopped = stopSignal();
  const simulator = await startSimulator({ port, stateFile: state });
  let temporary: string | undefined;
  try {
    temporary = state === undefined ? await mkdtemp(join(tmpdir(), 'claimstation-simulator-')) : undefined;
    const keyFile = temporary === undefined ? `${state}.service-account.json` : join(temporary, 'service-account.json');
    await replaceFile(keyFile, simulator.keyFile);
    console.log(json ? lineFor(simulator, keyFile) : pageFor(simulator, keyFile));
    await stopped;
  } finally {
    await simulator.close();
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  }
}

function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
}

function lineFor({ rootUrl, tokenUrl, partnerId }: Simulator, keyFile: string): string {
  return JSON.stringify({ rootUrl, tokenUrl, keyFile, partnerId });
}

function pageFor({ rootUrl, tokenUrl, partnerId }: Simulator, keyFile: string): string {
  return [
    'The zero-touch simulator is running. Nothing here reaches Google.',
    `  API         ${rootUrl}`,
    `  Tokens      ${tokenUrl}`,
    `  Partner ID  ${partnerId}`,
    `  Key file    ${keyFile}`,
    '',
    'To use it from Claimstation:',
    `  npm start -- --zero-touch-url ${rootUrl} --token-url ${tokenUrl}`,
    'and connect with the partner ID and the key file above. Stop with Ctrl+C.',
  ].join('\n');
}

function readOptions(): Options {
  const { values } = parseArgs({ options: { port: { type: 'string' }, json: { type: 'boolean' }, state: { type: 'string' } } });
  const port = values.port ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) refuse(`--port takes a number from 0 to 65535, not "${port}".`);
  if (values.state === '') refuse('--state takes the name of a file.');
  return { port: Number(port), json: values.json ?? false, state: values.state === undefined ? undefined : resolve(values.state) };
}

function refuse(message: string): never {
  throw Object.assign(new Error(message), { code: 'ERR_PARSE_ARGS_VALUE' });
}

function explain(error: unknown): string {
  const usage = 'Usage: npm run simulator -- [--port N] [--json] [--state FILE]';
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message}\n${usage}`;
  if (code === 'EADDRINUSE')
    return 'That port is taken on this computer. Name another with --port N, or leave --port out to get a free one.';
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') {
    return 'This account may not use that port. Name one above 1023 with --port N, or leave --port out to get a free one.';
  }
  return `The simulator cannot start: ${error.message}`;
}
