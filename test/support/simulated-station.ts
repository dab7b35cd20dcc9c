import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BoxState } from '../../core/domain/box.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { ClaimingRules } from '../../core/services/claiming.ts';
import type { Scan } from '../../core/services/packing.ts';
import { googleCredentials } from '../../main/adapters/google/credentials.ts';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { openSession, type Session } from '../../main/session.ts';
import type { Simulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { codes } from './devices.ts';
import { fastClock } from './fast-clock.ts';
import { temporaryFolder } from './folder.ts';
import { testSimulator } from './simulator.ts';
import { until } from './until.ts';

/** A session as the station opens it, over Google's own client and real HTTP, with the simulator at the other end. */
export interface SimulatedStation {
  readonly simulator: Simulator;
  /** Forty times as fast as ours. */
  readonly clock: Clock;
  readonly bugs: unknown[];
  session(): Session;
  /** Chooses the customer and scans one box. */
  scan(customer: string, ...imeis: string[]): Scan;
  /** Until every box is in one of these states. */
  settled(...states: BoxState[]): Promise<void>;
  /** `[state, reason]` of each box, in the order of acceptance. */
  states(): (readonly [BoxState, string | undefined])[];
  /** IMEI, owner, how often it became a customer's and how often that was asked for. */
  ledger(): (readonly [string, string | undefined, number, number])[];
  /** The session ends with whatever it is doing, as when the computer is switched off, and a new one opens the same file. */
  restart(): Promise<void>;
}

export const northwind = '1048576201';
export const alderbrook = '9007199254740993';

/** @param neighbour another station of the same partner, which has a journal of its own */
export async function simulatedStation(
  rules: Partial<ClaimingRules> = {},
  options: SimulatorOptions = {},
  neighbour?: SimulatedStation,
): Promise<SimulatedStation> {
  const clock = neighbour?.clock ?? fastClock(40);
  const simulator = neighbour?.simulator ?? (await testSimulator({ now: clock.now, ...options }));
  const folder = join(temporaryFolder(), 'partner');
  const bugs: unknown[] = [];
  const open = async (): Promise<Session> => {
    const opened = openSession({
      folder,
      station: 'station-1',
      clock,
      chance: systemChance,
      changed: () => {},
      failed: (error) => bugs.push(error),
      rules: () => ({ gatherMs: 400, doubtMs: 4000, ...rules }),
    });
    const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }, { diagnosed: opened.diagnosed }).read(
      simulator.keyFile,
    );
    if (typeof found === 'string') throw new Error(found);
    opened.reach(found.zeroTouch(simulator.partnerId));
    return opened;
  };
  let session = await open();
  await session.directory.list(true);
  onTestFinished(() => session.close());
  const boxes = () => session.journal.newestBoxes(1000).reverse();
  return {
    simulator,
    clock,
    bugs,
    session: () => session,
    scan(customer, ...imeis) {
      if (session.journal.currentCustomer()?.id !== customer) session.directory.choose(customer);
      return session.packing.scan(customer, 'camera', codes(...imeis));
    },
    async settled(...states) {
      await until(() => boxes().every(({ state }) => states.includes(state)) && (session.claiming()?.view().operations.length ?? 0) === 0, {
        about: () => [boxes(), session.claiming()?.view(), bugs.map(String)],
      });
      await sleep(10);
    },
    states: () => boxes().map(({ state, reason }) => [state, reason] as const),
    ledger: () => simulator.ledger().map(({ imei, owner, claims, attempts }) => [imei, owner, claims, attempts] as const),
    async restart() {
      await session.close();
      session = await open();
    },
  };
}
