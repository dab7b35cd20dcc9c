import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../labels/random.ts';
import { bugs, ended, spawnNext, start, watch, type Day, type RoundOptions } from './day.ts';
import { drawFaults } from './faults.ts';
import type { GoogleProcess } from './google.ts';
import { leftBehind, readJournal } from './journal-ledger.ts';
import { compareLedgers, type Finding } from './ledgers.ts';
import { death, FAULTS_FOR, MOMENTS, type Moment } from './moments.ts';
import { leaveOldJournal } from './old-journal.ts';
import { imeiOf, imeiPrefix, makePile, scanPile } from './pile.ts';
import type { StationClient, StationProcess } from './station.ts';

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
    stations: [],
    recoveryMs: [],
    said: [],
    finished: [],
    connected: false,
  };
  mkdirSync(folder, { recursive: true });
  // In the order of the seeds, so that no moment is left out by chance.
  const moments = Array.from({ length: kills }, (_, kill) => MOMENTS[(seed + kill * 4) % MOMENTS.length] ?? 'any');
  const deaths: { moment: Moment; left: string }[] = [];
  try {
    for (const [life, moment] of moments.entries()) {
      await liveUntilKilled(day, moment, life === 0);
      deaths.push({ moment, left: leftBehind(day.journal) });
    }
    if (await recover(day)) compare(day, await google.ledger());
  } catch (error) {
    // An error is a bug or a lost connection (core/contract.ts), and the station was alive.
    day.pile.findings.push({ kind: 'stuck', what: `the station answered with an error: ${String(error)}` });
  } finally {
    for (const station of day.stations) station.kill();
    await Promise.all(day.stations.map((station) => station.ended));
  }
  const { pile, recoveryMs, said } = day;
  if (pile.findings.length === 0) rmSync(folder, { recursive: true, force: true });
  else
    writeFileSync(
      join(folder, 'torture.json'),
      JSON.stringify({ seed, deaths, said, findings: pile.findings, acknowledged: [...pile.acknowledged.values()] }, undefined, 1),
    );
  return { seed, deaths, acknowledged: pile.acknowledged.size, findings: pile.findings, recoveryMs, said, folder };
}

async function liveUntilKilled(day: Day, moment: Moment, first: boolean): Promise<void> {
  const { google, random, pile } = day;
  if (first && moment === 'migration') leaveOldBoxes(day);
  const faults = { ...drawFaults(random, first), ...FAULTS_FOR[moment] };
  // A station that was never connected needs Google to be well for a moment.
  const isNew = !day.connected;
  await google.pull(isNew ? {} : faults, day.seed);
  const station = spawnNext(day);
  const end = death(station, moment, random, day.startMs);
  end.spawned();
  const started = await start(day, station, { first, limitMs: isNew ? IDLE_MS : FAULTY_START_MS, opening: end.opening });
  if (started !== undefined) {
    const { client, customers, onScreen } = started;
    if (isNew) await google.pull(faults, day.seed);
    end.working();
    const watching = watch(station, client, (view) => {
      end.saw(view);
      return false;
    });
    let finishing: Promise<void> | undefined;
    const scanning = scanPile(pile, {
      station,
      client,
      random,
      customers,
      onScreen,
      atOnce: random.whole(1, 8),
      sent: end.sent,
      replied(count) {
        end.replied(count);
        if ((moment === 'shift-end' || moment === 'backup') && count === HALF_A_PILE)
          finishing = finishShift(day, station, client, () => end.finishing(join(day.journal, '..')));
      },
    });
    await Promise.all([scanning, watching]);
    await finishing;
  } else station.kill();
  await ended(day, station);
}

/** All is well from here on. The worker scans what gave no sound, the rest of the pile, and some boxes of before; then the queue empties. */
async function recover(day: Day): Promise<boolean> {
  const { google, random, pile } = day;
  await google.pull({}, day.seed);
  const station = spawnNext(day);
  const started = await start(day, station, { first: false, limitMs: IDLE_MS, opening: () => {} });
  if (started === undefined) {
    pile.findings.push({ kind: 'stuck', what: `the station does not start again: ${station.said()}` });
    station.kill();
    await ended(day, station);
    return false;
  }
  const { client, customers, onScreen } = started;
  const known = [...pile.acknowledged.keys()];
  for (let i = 0; i < Math.min(5, known.length); i++) {
    const imei = known[random.whole(0, known.length - 1)] ?? '';
    pile.waiting.push({ imei, codes: [imei] });
  }
  await scanPile(pile, { station, client, random, customers, onScreen, atOnce: 4, sent: () => {}, replied: () => {} });
  const idle = watch(station, client, ({ queue }) => queue.waiting + queue.underWay + queue.unsure === 0);
  const view = await Promise.race([idle, sleep(IDLE_MS, undefined, { ref: false })]);
  if (view?.balanced === false) pile.findings.push({ kind: 'lost', what: 'the shift does not balance' });
  day.said.push(...bugs(station));
  return true;
}

async function finishShift(day: Day, station: StationProcess, client: StationClient, finishing: () => void): Promise<void> {
  const call = client.shift.finish();
  finishing();
  const answer = await station.answer(call);
  if (answer?.outcome === 'finished') day.finished.push(answer.summary.shift);
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
/** 25 minutes of the station's time at its usual pace; whatever moves by itself has moved by then. */
const IDLE_MS = 30_000;
/** With faults a station may not come so far that it can pack; then it is killed without. */
const FAULTY_START_MS = 1500;
