import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StationView } from '../../core/views.ts';
import { randomFrom, type Random } from '../labels/random.ts';
import { drawFaults } from './faults.ts';
import type { GoogleProcess } from './google.ts';
import { leftBehind, readJournal } from './journal-ledger.ts';
import { compareLedgers, type Finding } from './ledgers.ts';
import { death, FAULTS_FOR, MOMENTS, type Moment } from './moments.ts';
import { leaveOldJournal } from './old-journal.ts';
import { imeiOf, imeiPrefix, makePile, scanPile, type Pile } from './pile.ts';
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

export interface RoundReport {
  readonly seed: number;
  readonly deaths: readonly { readonly moment: Moment; readonly left: string }[];
  readonly acknowledged: number;
  readonly findings: readonly Finding[];
  /** From each start after a kill to the first answer, in milliseconds of the computer's clock. */
  readonly recoveryMs: readonly number[];
  /** Bugs that the station told of on stderr. */
  readonly said: readonly string[];
  readonly folder: string;
}

/** A day at one station: it packs, is killed, starts again, and in the end Google is well and the station has its time. */
export async function runRound(options: RoundOptions): Promise<RoundReport> {
  const { seed, kills, boxes, google, folder } = options;
  const random = randomFrom(seed);
  const day: Day = {
    ...options,
    random,
    pile: makePile(seed, boxes, random),
    journal: join(folder, 'accounts', `partner-${google.partnerId}`, 'journal.sqlite'),
    recoveryMs: [],
    said: [],
    finished: [],
    connected: false,
  };
  mkdirSync(folder, { recursive: true });
  // In the order of the seeds, so that no moment is left out by chance.
  const moments = Array.from({ length: kills }, (_, kill) => MOMENTS[(seed + kill * 4) % MOMENTS.length] ?? 'any');
  const deaths: { moment: Moment; left: string }[] = [];
  for (const [life, moment] of moments.entries()) {
    await liveUntilKilled(day, moment, life === 0);
    deaths.push({ moment, left: leftBehind(day.journal) });
  }
  const station = await recover(day);
  try {
    if (station !== undefined) compare(day, await google.ledger());
  } finally {
    station?.kill();
    await station?.ended;
  }
  const { pile, recoveryMs, said } = day;
  if (pile.findings.length === 0) rmSync(folder, { recursive: true, force: true });
  else
    writeFileSync(
      join(folder, 'torture.json'),
      JSON.stringify({ seed, deaths, said, ...pile, acknowledged: [...pile.acknowledged.values()] }, undefined, 1),
    );
  return { seed, deaths, acknowledged: pile.acknowledged.size, findings: pile.findings, recoveryMs, said, folder };
}

interface Day extends RoundOptions {
  readonly random: Random;
  readonly pile: Pile;
  /** The journal's file. */
  readonly journal: string;
  readonly recoveryMs: number[];
  readonly said: string[];
  /** Shifts whose end was acknowledged. */
  readonly finished: string[];
  /** The station has said that it is connected, so it has to be for ever. */
  connected: boolean;
}

async function liveUntilKilled(day: Day, moment: Moment, first: boolean): Promise<void> {
  const { google, random, pile } = day;
  if (first && moment === 'migration') leaveOldBoxes(day);
  const faults = { ...drawFaults(random, first), ...FAULTS_FOR[moment] };
  await google.pull(first ? {} : faults, day.seed);
  const station = spawnStation({ ...day, zeroTouchUrl: google.rootUrl, tokenUrl: google.tokenUrl });
  const end = death(station, moment, random, day.startMs);
  end.spawned();
  const started = await start(day, station, { first, opening: end.opening });
  if (started !== undefined) {
    const { client, customers, onScreen } = started;
    if (first) await google.pull(faults, day.seed);
    end.working();
    void watch(station, client, end.saw);
    let finishing: Promise<void> | undefined;
    await scanPile(pile, {
      station,
      client,
      random,
      customers,
      onScreen,
      atOnce: random.whole(1, 8),
      sent: end.sent,
      replied(count) {
        end.replied(count);
        if (moment === 'shift-end' && count === HALF_A_PILE) finishing = finishShift(day, station, client, end.finishing);
      },
    });
    await finishing;
  } else station.kill();
  await ended(day, station);
}

/** All is well from here on. The worker scans what gave no sound, the rest of the pile, and some boxes of before; then the queue empties. */
async function recover(day: Day): Promise<StationProcess | undefined> {
  const { google, random, pile } = day;
  await google.pull({}, day.seed);
  const station = spawnStation({ ...day, zeroTouchUrl: google.rootUrl, tokenUrl: google.tokenUrl });
  const started = await start(day, station, { first: false, opening: () => {} });
  if (started === undefined) {
    pile.findings.push({ kind: 'stuck', what: `the station does not start again: ${station.said()}` });
    station.kill();
    await ended(day, station);
    return undefined;
  }
  const { client, customers, onScreen } = started;
  const known = [...pile.acknowledged.keys()];
  for (let i = 0; i < Math.min(5, known.length); i++) {
    const imei = known[random.whole(0, known.length - 1)] ?? '';
    pile.waiting.push({ imei, codes: [imei] });
  }
  await scanPile(pile, { station, client, random, customers, onScreen, atOnce: 4, sent: () => {}, replied: () => {} });
  const idle = watch(
    station,
    client,
    () => {},
    ({ queue }) => queue.waiting + queue.underWay + queue.unsure === 0,
  );
  const view = await Promise.race([idle, sleep(IDLE_MS, undefined, { ref: false })]);
  if (view?.balanced === false) pile.findings.push({ kind: 'lost', what: 'the shift does not balance' });
  day.said.push(...bugs(station));
  return station;
}

/** Until a customer is on the screen; undefined when the station died before that, or never came so far. */
async function start(day: Day, station: StationProcess, { first, opening }: { first: boolean; opening: (folder: string) => void }) {
  const { google, pile } = day;
  const began = performance.now();
  const work = async () => {
    const client = await station.connect();
    const view =
      client === undefined
        ? undefined
        : await watch(
            station,
            client,
            () => {},
            () => true,
          );
    if (client === undefined || view === undefined) return undefined;
    if (!first) day.recoveryMs.push(performance.now() - began);
    if (view.account.kind === 'none') {
      if (day.connected) pile.findings.push({ kind: 'stuck', what: 'the station forgot its account' });
      mkdirSync(join(day.journal, '..'), { recursive: true, mode: 0o700 });
      opening(join(day.journal, '..'));
      for (;;) {
        const outcome = await station.answer(client.access.connect({ partnerId: google.partnerId, keyFile: google.keyFile }));
        if (outcome === undefined) return undefined;
        if (outcome.outcome === 'connected') break;
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
      if (!station.isAlive()) return undefined;
      await sleep(30);
    }
  };
  return Promise.race([work(), sleep(START_MS, undefined, { ref: false })]);
}

/** The first view for which `until` holds; undefined when the station dies first. */
async function watch(
  station: StationProcess,
  client: StationClient,
  saw: (view: StationView) => void,
  until: (view: StationView) => boolean = () => false,
): Promise<StationView | undefined> {
  const looking = async (): Promise<StationView | undefined> => {
    for await (const view of await client.station.watch()) {
      saw(view);
      if (until(view)) return view;
    }
    return undefined;
  };
  return station.answer(looking());
}

async function finishShift(day: Day, station: StationProcess, client: StationClient, finishing: () => void): Promise<void> {
  const call = client.shift.finish();
  finishing();
  const summary = await station.answer(call);
  if (summary !== undefined) day.finished.push(summary.shift);
}

async function ended(day: Day, station: StationProcess): Promise<void> {
  await station.ended;
  day.said.push(...bugs(station));
}

function bugs(station: StationProcess): string[] {
  return station
    .said()
    .split('\n')
    .filter((line) => line !== '');
}

function leaveOldBoxes({ seed, pile, journal, epoch }: Day): void {
  const boxes = Array.from({ length: OLD_BOXES }, (_, n) => ({
    imei: imeiOf(seed, 900_000 + n),
    box: `old-${seed}-${n}`,
    customer: OLD_CUSTOMER,
  }));
  leaveOldJournal(journal, boxes, epoch);
  for (const box of boxes) {
    pile.acknowledged.set(box.imei, box);
    pile.asked.set(box.imei, new Set([box.customer]));
  }
}

function compare({ seed, pile, finished, journal }: Day, google: Awaited<ReturnType<GoogleProcess['ledger']>>): void {
  pile.findings.push(
    ...compareLedgers({
      acknowledged: [...pile.acknowledged.values()],
      asked: pile.asked,
      finished,
      journal: readJournal(journal),
      google: google.filter(({ imei }) => imei.startsWith(imeiPrefix(seed))),
    }),
  );
}

const HALF_A_PILE = 10;
const OLD_BOXES = 20;
/** One of the simulator's. */
const OLD_CUSTOMER = '1048576201';
/** 15 minutes of the station's time at its usual pace; whatever moves by itself has moved by then. */
const IDLE_MS = 20_000;
const START_MS = 15_000;
