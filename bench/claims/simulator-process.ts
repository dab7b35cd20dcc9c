import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

/** Where a simulator is, and the key file that opens it. */
export interface SimulatorPlace {
  readonly rootUrl: string;
  readonly tokenUrl: string;
  readonly partnerId: string;
  readonly keyFile: string;
}

/** Runs work against a simulator in a process of its own, on a network and with a server that take their time. */
export async function withSimulator<T>(work: (place: SimulatorPlace) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../simulator/run.ts'), '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once('line', resolve);
      child.once('exit', () => reject(new Error('the simulator did not start')));
    });
    const place = Place.parse(JSON.parse(line));
    const changed = await fetch(`${place.rootUrl}/levers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ latency: { kind: 'fixed', ms: ROUND_TRIP_MS }, delayMs: SERVER_MS }),
    });
    if (!changed.ok) throw new Error(`the simulator refused its levers: ${await changed.text()}`);
    return await work({ ...place, keyFile: readFileSync(place.keyFile, 'utf8') });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

const ROUND_TRIP_MS = 80;
const SERVER_MS = 250;

const Place = z.object({ rootUrl: z.string(), tokenUrl: z.string(), partnerId: z.string(), keyFile: z.string() });
