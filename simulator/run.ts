import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator, type Simulator } from './simulator.ts';
import { replaceFile } from './state/state-file.ts';

/** `npm run simulator -- [--port N] [--json] [--state FILE] [--seed N] [--pace N]`: runs until SIGINT or SIGTERM. See README.md. */
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
  readonly seed: number;
  readonly pace: number;
}

async function run({ port, json, state, seed, pace }: Options): Promise<void> {
  // Asked for before the start, so that a stop during the start is not lost.
  const stopped = stopSignal();
  const temporary = state === undefined ? await mkdtemp(join(tmpdir(), 'claimstation-simulator-')) : undefined;
  try {
    const keyFilePath = temporary === undefined ? `${state}.service-account.json` : join(temporary, 'service-account.json');
    const simulator = await startSimulator({ port, stateFile: state, keyFilePath, seed, pace });
    try {
      await replaceFile(keyFilePath, simulator.keyFile);
      console.log(json ? lineFor(simulator, keyFilePath) : pageFor(simulator, keyFilePath));
      await stopped;
    } finally {
      await simulator.close();
    }
  } finally {
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
    `  Methods, levers and ledger are described at ${rootUrl}/`,
    '',
    'To use it from Claimstation:',
    `  npm start -- --zero-touch-url ${rootUrl} --token-url ${tokenUrl}`,
    'and connect with the partner ID and the key file above. Stop with Ctrl+C.',
  ].join('\n');
}

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { port: text, json: { type: 'boolean' }, state: text, seed: text, pace: text } });
  const { port = '0', state, seed = '1', pace = '1' } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) refuse(`--port takes a number from 0 to 65535, not "${port}".`);
  if (!/^\d{1,9}$/.test(seed)) refuse(`--seed takes a whole number, not "${seed}".`);
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(pace)) refuse(`--pace takes a number such as 1, 0.1 or 0, not "${pace}".`);
  if (state === '') refuse('--state takes the name of a file.');
  return {
    port: Number(port),
    json: values.json ?? false,
    state: state === undefined ? undefined : resolve(state),
    seed: Number(seed),
    pace: Number(pace),
  };
}

function refuse(message: string): never {
  throw Object.assign(new Error(message), { code: 'ERR_PARSE_ARGS_VALUE' });
}

function explain(error: unknown): string {
  const usage = 'Usage: npm run simulator -- [--port N] [--json] [--state FILE] [--seed N] [--pace N]';
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
