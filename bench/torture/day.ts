import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StationView } from '../../core/views/station.ts';
import type { Random } from '../labels/random.ts';
import type { GoogleProcess } from './google.ts';
import type { Pile } from './pile.ts';
import { spawnStation, type StationClient, type StationProcess } from './station.ts';

export interface RoundOptions {
  readonly seed: number;
  readonly kills: number;
  readonly boxes: number;
  readonly google: GoogleProcess;
  /** Of this round alone; kept when something was found. */
  readonly folder: string;
  readonly program: string;
  readonly times: number;
  readonly epoch: number;
  /** How long a start took lately. */
  readonly startMs: number;
}

/** All that a round knows while it goes on. */
export interface Day extends RoundOptions {
  readonly random: Random;
  readonly pile: Pile;
  /** The journal's file. */
  readonly journal: string;
  /** Every process that was started. */
  readonly stations: StationProcess[];
  readonly recoveryMs: number[];
  readonly said: string[];
  /** Shifts whose end was acknowledged. */
  readonly finished: string[];
  /** The station has said that it is connected, so it has to be for ever. */
  connected: boolean;
}

/** The next process on the same folder. */
export function spawnNext(day: Day): StationProcess {
  const station = spawnStation({ ...day, zeroTouchUrl: day.google.rootUrl, tokenUrl: day.google.tokenUrl });
  day.stations.push(station);
  return station;
}

/**
 * A window's first steps, until a customer is on the screen; undefined when the station died before that, or did not come so far in time.
 * @param limitMs for signing in and the list of customers, from the first answer on
 * @param opening the account is about to be opened, and with it the journal in this folder
 */
export async function start(
  day: Day,
  station: StationProcess,
  { first, limitMs, opening }: { first: boolean; limitMs: number; opening: (folder: string) => void },
) {
  const { google, pile } = day;
  const began = performance.now();
  let until = Infinity;
  const isLate = (): boolean => performance.now() > until || !station.isAlive();
  const work = async () => {
    const client = await station.connect();
    const view = client === undefined ? undefined : await watch(station, client, () => true);
    if (client === undefined || view === undefined) return undefined;
    if (!first) day.recoveryMs.push(performance.now() - began);
    until = performance.now() + limitMs;
    if (view.account.kind === 'none') {
      if (day.connected) pile.findings.push({ kind: 'stuck', what: 'the station forgot its account' });
      mkdirSync(join(day.journal, '..'), { recursive: true, mode: 0o700 });
      opening(join(day.journal, '..'));
      for (;;) {
        const outcome = await station.answer(client.access.connect({ partnerId: google.partnerId, keyFile: google.keyFile }));
        if (outcome?.outcome === 'connected') break;
        if (isLate()) return undefined;
        await sleep(30);
      }
    }
    day.connected = true;
    for (;;) {
      const list = await station.answer(client.customers.list({ refresh: false }));
      if (list === undefined) return undefined;
      const customers = list.customers.filter(({ terms }) => terms === 'accepted').map(({ id }) => id);
      const onScreen = view.customer?.id ?? customers[0] ?? '';
      const choice = customers.length === 0 ? undefined : await station.answer(client.customers.choose({ customer: onScreen }));
      if (choice?.outcome === 'chosen') return { client, customers, onScreen: choice.customer.id };
      if (isLate()) return undefined;
      await sleep(30);
    }
  };
  return Promise.race([work(), sleep(START_MS, undefined, { ref: false })]);
}

/** The first view for which `until` holds; undefined when the station dies first. */
export async function watch(
  station: StationProcess,
  client: StationClient,
  until: (view: StationView) => boolean,
): Promise<StationView | undefined> {
  const looking = async (): Promise<StationView | undefined> => {
    for await (const view of await client.station.watch()) if (until(view)) return view;
    return undefined;
  };
  return station.answer(looking());
}

export async function ended(day: Day, station: StationProcess): Promise<void> {
  await station.ended;
  day.said.push(...bugs(station));
}

export function bugs(station: StationProcess): string[] {
  return station
    .said()
    .split('\n')
    .filter((line) => line !== '');
}

const START_MS = 30_000;
