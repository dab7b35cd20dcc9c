import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { spawn } from 'node:child_process';
import { WebSocket } from 'ws';
import type { Contract } from '../../core/contract.ts';

export type StationClient = ContractRouterClient<Contract>;

/** A station as a process of its own, which can die at any moment. */
export interface StationProcess {
  /** kill -9, at once. */
  kill(): void;
  isAlive(): boolean;
  readonly ended: Promise<void>;
  /** A window's connection, or undefined when the process ended before it was there. */
  connect(): Promise<StationClient | undefined>;
  /** Waits for an answer; undefined when the process dies first. Whatever a living station throws is thrown. */
  answer<T>(call: Promise<T>): Promise<T | undefined>;
  /** What it said on stderr. */
  said(): string;
}

export interface StationCommand {
  /** A bundled browser host: see bundle.ts. */
  readonly program: string;
  readonly folder: string;
  readonly zeroTouchUrl: string;
  readonly tokenUrl: string;
  /** How many times as fast as the computer's its clock runs, and since when. */
  readonly times: number;
  readonly epoch: number;
}

export function spawnStation({ program, folder, zeroTouchUrl, tokenUrl, times, epoch }: StationCommand): StationProcess {
  const options = ['--no-open', '--json', '--data', folder, '--zero-touch-url', zeroTouchUrl, '--token-url', tokenUrl];
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TORTURE_TIMES: String(times), TORTURE_EPOCH: String(epoch) },
  });
  let alive = true;
  let said = '';
  const sockets: WebSocket[] = [];
  child.stderr.on('data', (text) => (said += text));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive = false;
      for (const socket of sockets) socket.terminate();
      resolve();
    });
  });
  const url = new Promise<string>((resolve) => {
    let line = '';
    child.stdout.on('data', (text) => {
      line += text;
      if (line.includes('\n')) resolve(urlIn(line));
    });
  });
  const orEnded = <T>(promise: Promise<T>): Promise<T | undefined> => Promise.race([promise, ended.then(() => undefined)]);

  return {
    kill: () => void child.kill('SIGKILL'),
    isAlive: () => alive,
    ended,
    said: () => said,
    async connect() {
      const page = await orEnded(url);
      if (page === undefined) return undefined;
      const { host, origin, hash } = new URL(page);
      const socket = new WebSocket(`ws://${host}/rpc`, ['claimstation', hash.replace('#token=', '')], { origin });
      socket.on('error', () => socket.terminate());
      sockets.push(socket);
      const open = await orEnded(new Promise<true>((resolve) => socket.once('open', () => resolve(true))));
      // The same interface as the browser's, which is what the link is typed for.
      return open === undefined ? undefined : createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
    },
    async answer(call) {
      const answered = call.then(
        (value) => ({ value }),
        async (error: unknown) => {
          // A connection that broke because its end died is no answer; which of the two is noticed first is chance.
          await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300))]);
          if (alive) throw error;
          return undefined;
        },
      );
      return (await orEnded(answered))?.value;
    },
  };
}

function urlIn(line: string): string {
  const { url }: { url: string } = JSON.parse(line);
  return url;
}
