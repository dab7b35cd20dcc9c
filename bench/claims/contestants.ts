import { spawn } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import type { Contestant } from './claims.ts';
import type { SimulatorPlace } from './simulator-process.ts';

/** What it took to bring the boxes to Google. */
export const Drained = z.object({
  ms: z.number(),
  requests: z.number(),
  /** Of the contestant's process, all threads. */
  cpuMs: z.number(),
  /** Until the first box was known to be claimed. */
  firstMs: z.number(),
  /** The most that the process had, over what it had before the first request. */
  rssGrowthBytes: z.number(),
});
export type Drained = z.infer<typeof Drained>;

export interface Queue extends SimulatorPlace {
  readonly boxes: number;
  /** The folder of a journal in which the boxes wait. */
  readonly journal: string;
}

/** Fills a journal with waiting boxes, in a process whose memory counts for nobody. */
export async function seed(journal: string, boxes: number): Promise<void> {
  await inProcess('seed', { journal, boxes });
}

/** Each in a process of its own. */
export async function drain(contestant: Contestant, queue: Queue): Promise<Drained> {
  return Drained.parse(await inProcess(contestant, queue));
}

async function inProcess(what: Contestant | 'seed', about: object): Promise<unknown> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'contestant.ts'), what], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(about));
  let text = '';
  child.stdout.on('data', (part) => (text += String(part)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${what} ended with ${String(code)}`);
  return JSON.parse(text);
}
