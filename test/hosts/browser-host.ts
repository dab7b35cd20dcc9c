import { spawn, type ChildProcess } from 'node:child_process';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { openSocket, type StationClient } from './transports.ts';

/** The real browser host as a process of its own, from the sources. */
export interface HostProcess {
  readonly process: ChildProcess;
  /** What it said on stdout, line by line, and on stderr. */
  stdout(): string[];
  stderr(): string;
  /** The line of `--json`. Rejects when the process ends without it. */
  ready(): Promise<{ url: string; host: string; dataDir: string; pid: number }>;
  /** A window's connection. */
  connect(): Promise<StationClient>;
  /** Sends a signal and waits for the end: the exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  ended(): Promise<number | string>;
}

const living = new Set<HostProcess>();

/** Kills what a failed test left behind. */
export async function endAllHosts(): Promise<void> {
  await Promise.all([...living].map((host) => host.end('SIGKILL')));
}

export function startBrowserHost(args: readonly string[], env: NodeJS.ProcessEnv = {}): HostProcess {
  const child = spawn(process.execPath, ['main/browser/index.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = new Promise<number | string>((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')));
  const sockets: { close(): void }[] = [];
  const host: HostProcess = {
    process: child,
    stdout: () => out.split('\n').filter((line) => line !== ''),
    stderr: () => err,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (out.includes('\n')) resolve(JSON.parse(out));
        };
        look();
        child.stdout.on('data', look);
        void ended.then(() => reject(new Error(`the host ended: ${err}`)));
      }),
    async connect() {
      const { url } = await host.ready();
      const socket = openSocket(url);
      sockets.push(socket);
      return createORPCClient(new RPCLink({ websocket: socket }));
    },
    async end(signal) {
      for (const socket of sockets) socket.close();
      child.kill(signal);
      return ended;
    },
    ended: () => ended,
  };
  living.add(host);
  void ended.then(() => living.delete(host));
  return host;
}
