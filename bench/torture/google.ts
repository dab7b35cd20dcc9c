import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Levers } from '../../simulator/levers.ts';
import type { LedgerEntry } from '../../simulator/world/ledger.ts';

/** The simulator as a process of its own, with what can go wrong on the way to it. */
export interface GoogleProcess {
  readonly rootUrl: string;
  readonly tokenUrl: string;
  readonly partnerId: string;
  /** The key file's text. */
  readonly keyFile: string;
  /** From now on just these faults, and what is left to chance begins anew with the seed. */
  pull(faults: Faults, seed: number): Promise<void>;
  ledger(): Promise<readonly LedgerEntry[]>;
  end(): Promise<void>;
}

export type Faults = Partial<Levers>;

/** @param pace 1 for operations of seconds, 0.1 for ten times as fast */
export async function startGoogle(pace: number): Promise<GoogleProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../simulator/run.ts'), '--json', '--pace', pace.toFixed(4)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await Promise.race([
    new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text)))),
    ended.then((): never => {
      throw new Error('the simulator did not start');
    }),
  ]);
  const { rootUrl, tokenUrl, keyFile, partnerId }: Record<'rootUrl' | 'tokenUrl' | 'keyFile' | 'partnerId', string> = JSON.parse(line);
  const google: GoogleProcess = {
    rootUrl,
    tokenUrl,
    partnerId,
    keyFile: readFileSync(keyFile, 'utf8'),
    async pull(faults, seed) {
      const response = await fetch(`${rootUrl}/levers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...ALL_WELL, ...faults, seed }),
      });
      if (!response.ok) throw new Error(`the simulator refuses these faults: ${await response.text()}`);
    },
    async ledger() {
      const { entries }: { entries: LedgerEntry[] } = JSON.parse(await (await fetch(`${rootUrl}/ledger`)).text());
      return entries;
    },
    async end() {
      child.kill('SIGTERM');
      await ended;
    },
  };
  await google.pull({}, 1);
  return google;
}

/** As JSON says it: null lifts a limit. The clock of the quota is not the station's faster one, so only a fault makes it run out. */
const ALL_WELL = {
  offline: false,
  delayMs: 0,
  latency: null,
  dropRequest: [],
  dropReplyAfter: [],
  failNext: [],
  garble: [],
  neverDone: false,
  doneLateMs: 0,
  repeatClaim: 'success',
  loseRow: false,
  unparsedRows: 0,
  unparsedOperations: 1_000_000,
  batchLimit: null,
  deviceLimit: null,
  quotaPer100Seconds: 1_000_000,
  terms: 'ignored',
  launchedModels: null,
  forgetOperations: false,
} as const;
